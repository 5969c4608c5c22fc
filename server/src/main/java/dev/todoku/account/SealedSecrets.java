package dev.todoku.account;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.SecretBox;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of one account as its row keeps them.
 */
final class SealedSecrets {

    private static final int KEY_SECRET_BYTES = 32;

    private final byte[] channelSecret;
    private final byte @Nullable [] accessToken;
    private final byte[] keySecret;

    SealedSecrets(byte[] channelSecret, byte @Nullable [] accessToken, byte[] keySecret) {
        this.channelSecret = channelSecret;
        this.accessToken = accessToken;
        this.keySecret = keySecret;
    }

    /** Seals what the owner gave, and makes the account's key secret. */
    static SealedSecrets seal(SecretBox box, AccountId account, String channelSecret, @Nullable String accessToken) {
        return new SealedSecrets(
                box.seal(channelSecret, context(account, "channel-secret")),
                accessToken == null ? null : box.seal(accessToken, context(account, "access-token")),
                box.seal(HexFormat.of().formatHex(box.randomBytes(KEY_SECRET_BYTES)), context(account, "key-secret")));
    }

    OpenSecrets open(SecretBox box, AccountId account) {
        return new OpenSecrets(
                box.open(channelSecret, context(account, "channel-secret")),
                accessToken == null ? null : box.open(accessToken, context(account, "access-token")),
                HexFormat.of().parseHex(box.open(keySecret, context(account, "key-secret"))));
    }

    byte[] channelSecret() {
        return channelSecret;
    }

    byte @Nullable [] accessToken() {
        return accessToken;
    }

    byte[] keySecret() {
        return keySecret;
    }

    private static String context(AccountId account, String what) {
        return "account/%s/%s".formatted(account, what);
    }
}
