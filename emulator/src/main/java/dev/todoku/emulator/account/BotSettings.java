package dev.todoku.emulator.account;

import org.jspecify.annotations.Nullable;

/**
 * What the owner sets on LINE's own screens, as {@code bot/info} shows it.
 *
 * @param chatMode chat or bot: whether people answer too
 * @param markAsReadMode auto or manual
 * @param premiumId an id of the owner's choice, if bought
 */
public record BotSettings(
        String chatMode,
        String markAsReadMode,
        @Nullable String pictureUrl,
        @Nullable String premiumId) {
    static final BotSettings INITIAL = new BotSettings("bot", "auto", null, null);
}
