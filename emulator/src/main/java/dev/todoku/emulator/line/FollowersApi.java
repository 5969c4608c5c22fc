package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Friends;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.UserId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;

/** Who follows the account, page by page (reference, "Get a list of users who added your LINE Official Account"). */
final class FollowersApi {
    private static final int LIMIT_DEFAULT = 300;
    private static final int LIMIT_MAX = 1_000;

    private final InstantSource clock;
    private final SettingsStore settings;

    FollowersApi(InstantSource clock, SettingsStore settings) {
        this.clock = clock;
        this.settings = settings;
    }

    void addTo(Operations operations) {
        operations.get("/v2/bot/followers/ids", this::ids);
    }

    private record Page(List<String> userIds, @Nullable String next) {}

    private Reply ids(Call call) {
        if (!settings.get().calls().verifiedAccounts())
            throw Refused.of(403, ErrorBody.of(LineErrors.ACCESS_NOT_AVAILABLE));
        int limit = Continuation.limit(call.query("limit"), LIMIT_DEFAULT, LIMIT_MAX);
        int first = Continuation.index(call.query("start"), clock.instant());
        return Reply.json(call.account().locked(() -> page(call.account().friends(), first, limit)));
    }

    private Page page(Friends friends, int first, int limit) {
        PeekableIntIterator ordinals = friends.following().getIntIterator();
        ordinals.advanceIfNeeded(first);
        List<String> userIds = new ArrayList<>(Math.min(limit, friends.size()));
        while (ordinals.hasNext() && userIds.size() < limit)
            userIds.add(new UserId(friends.userId(ordinals.next())).toString());
        return new Page(userIds, ordinals.hasNext() ? Continuation.at(ordinals.peekNext(), clock.instant()) : null);
    }
}
