package dev.todoku.line;

import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v2/bot/info}: who the channel's bot is. {@code userId} is the {@code destination} of its webhooks.
 */
public record BotInfo(
        String userId,
        String basicId,
        @Nullable String premiumId,
        String displayName,
        @Nullable String pictureUrl) {}
