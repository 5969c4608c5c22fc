package dev.todoku.emulator.account;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel access token.
 *
 * @param expiresAt absent for a long-lived token
 */
public record Token(
        Kind kind, String channelId, String value, @Nullable Instant expiresAt) {
    /** How a token was got; tells how long it lives. */
    public enum Kind {
        SHORT_LIVED,
        LONG_LIVED,
        STATELESS
    }

    static final Duration SHORT_LIFE = Duration.ofDays(30);
    static final Duration STATELESS_LIFE = Duration.ofMinutes(15);

    boolean isValidAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    /** Whole seconds left at {@code now}; 0 for a token without an end. */
    public long secondsLeft(Instant now) {
        return expiresAt == null ? 0 : Duration.between(now, expiresAt).toSeconds();
    }
}
