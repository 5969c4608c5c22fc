package dev.todoku.emulator.token;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel access token.
 *
 * @param expiresAt absent for a long-lived token
 * @param keyId what LINE calls the token in the list of valid ones; only tokens of v2.1 have it
 */
public record Token(
        Kind kind,
        String channelId,
        String value,
        @Nullable Instant expiresAt,
        @Nullable String keyId) {
    /** How a token was got; tells how long it lives. */
    public enum Kind {
        SHORT_LIVED,
        LONG_LIVED,
        STATELESS,
        /** Lives as long as its channel asked for, 30 days at most. */
        V21
    }

    static final Duration SHORT_LIFE = Duration.ofDays(30);
    static final Duration STATELESS_LIFE = Duration.ofMinutes(15);

    /** The longest life of a token of v2.1, and the one it has unless its channel asks for less. */
    public static final Duration V21_LIFE = Duration.ofDays(30);

    public boolean isValidAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    /** Whole seconds left at {@code now}; 0 for a token without an end. */
    public long secondsLeft(Instant now) {
        return expiresAt == null ? 0 : Duration.between(now, expiresAt).toSeconds();
    }

    Token endingAt(Instant end) {
        return new Token(kind, channelId, value, end, keyId);
    }
}
