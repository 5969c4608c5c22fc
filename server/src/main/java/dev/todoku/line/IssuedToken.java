package dev.todoku.line;

import java.time.Instant;

/**
 * A stateless channel access token: good for 15 minutes, in any number, never revoked.
 */
public record IssuedToken(Credentials credentials, Instant expiresAt) {}
