package dev.todoku.line;

import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v2/bot/profile/{userId}}: what a friend lets the account see.
 */
public record Profile(
        String userId,
        String displayName,
        @Nullable String pictureUrl,
        @Nullable String statusMessage,
        @Nullable String language) {}
