package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.BotSettings;
import dev.todoku.emulator.account.Friends;
import dev.todoku.emulator.account.Profile;
import dev.todoku.emulator.http.Reply;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.UserId;
import org.jspecify.annotations.Nullable;

/** The bot itself and the profiles of its friends (reference, "Bot", "Users"). */
final class BotApi {
    void addTo(Operations operations) {
        operations.get("/v2/bot/info", this::info).get("/v2/bot/profile/{userId}", this::profile);
    }

    private record BotInfo(
            String userId,
            String basicId,
            @Nullable String premiumId,
            String displayName,
            @Nullable String pictureUrl,
            String chatMode,
            String markAsReadMode) {}

    private record UserProfile(
            String displayName,
            String userId,
            @Nullable String pictureUrl,
            @Nullable String statusMessage,
            @Nullable String language) {}

    private Reply info(Call call) {
        Account.Identity identity = call.account().identity();
        BotSettings settings = call.account().botSettings();
        return Reply.json(new BotInfo(
                identity.botUserId(),
                identity.basicId(),
                settings.premiumId(),
                identity.name(),
                settings.pictureUrl(),
                settings.chatMode(),
                settings.markAsReadMode()));
    }

    private Reply profile(Call call) {
        UserId user = UserId.find(call.variable("userId"))
                .orElseThrow(() -> Refused.badRequest(LineErrors.invalidParameter("userId")));
        Profile profile = call.account().locked(() -> {
            Friends friends = call.account().friends();
            int ordinal = friends.find(user.value());
            if (ordinal < 0 || !friends.isFollowing(ordinal)) throw Refused.notFound();
            return friends.profile(ordinal);
        });
        return Reply.json(new UserProfile(
                profile.displayName(),
                user.toString(),
                profile.pictureUrl(),
                profile.statusMessage(),
                profile.language()));
    }
}
