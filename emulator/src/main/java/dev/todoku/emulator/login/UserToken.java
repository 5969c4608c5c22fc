package dev.todoku.emulator.login;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A user's access token with the refresh token that belongs to it.
 *
 * @param scopes without {@code email}, which LINE never shows here
 * @param refreshUntil refreshing does not move it
 */
public record UserToken(
        String value,
        String channelId,
        String userId,
        List<String> scopes,
        Instant expiresAt,
        String refreshToken,
        Instant refreshUntil) {
    static final Duration LIFE = Duration.ofDays(30);
    static final Duration REFRESH_LIFE = Duration.ofDays(90);

    public UserToken {
        scopes = List.copyOf(scopes);
    }

    public boolean isValidAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    public long secondsLeft(Instant now) {
        return Duration.between(now, expiresAt).toSeconds();
    }

    /** As LINE writes it: separated by spaces. */
    public String scope() {
        return String.join(" ", scopes);
    }
}
