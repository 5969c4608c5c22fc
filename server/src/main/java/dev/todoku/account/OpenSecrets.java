package dev.todoku.account;

import org.jspecify.annotations.Nullable;

/**
 * The secrets of one account, opened, in memory only. Never printed.
 */
final class OpenSecrets {

    private final String channelSecret;
    private final @Nullable String accessToken;
    private final byte[] keySecret;

    OpenSecrets(String channelSecret, @Nullable String accessToken, byte[] keySecret) {
        this.channelSecret = channelSecret;
        this.accessToken = accessToken;
        this.keySecret = keySecret;
    }

    String channelSecret() {
        return channelSecret;
    }

    /** What the owner pasted; null: we issue tokens. */
    @Nullable String accessToken() {
        return accessToken;
    }

    byte[] keySecret() {
        return keySecret.clone();
    }
}
