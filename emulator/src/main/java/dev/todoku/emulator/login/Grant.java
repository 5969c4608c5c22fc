package dev.todoku.emulator.login;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one login allowed, and what a code stands for.
 *
 * @param redirectUri where the code went; whoever exchanges it must name the same
 * @param codeChallenge of PKCE, if the request had one
 * @param authTime when the user logged in; present only if the request set a {@code max_age}
 * @param amr how the user logged in
 */
public record Grant(
        String channelId,
        String userId,
        List<String> scopes,
        String redirectUri,
        @Nullable String nonce,
        @Nullable String codeChallenge,
        @Nullable Instant authTime,
        String amr) {
    public Grant {
        scopes = List.copyOf(scopes);
    }
}
