package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.account.Friends;
import dev.todoku.emulator.account.Profile;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.protocol.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds friends among up to a million, by name or id, page by page. */
final class DirectoryControl {
    private static final int LIMIT = 50;
    private static final int LIMIT_MAX = 1_000;
    /** So many names are read before others get the account's lock. */
    private static final int STRETCH = 20_000;

    private final Accounts accounts;

    DirectoryControl(Accounts accounts) {
        this.accounts = accounts;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("GET", "/_emulator/accounts/{channelId}/friends", this::list);
        routes.add("GET", "/_emulator/accounts/{channelId}/friends/{userId}", this::one);
    }

    /** @param status {@code following}, {@code blocking}, {@code gone} (left LINE), or {@code none}: never followed */
    private record Friend(
            int ordinal,
            String userId,
            String displayName,
            @Nullable String pictureUrl,
            @Nullable String statusMessage,
            @Nullable String language,
            String status) {}

    /**
     * @param total how many the account knows
     * @param next for the page after this one; absent at the end
     */
    private record Page(
            List<Friend> friends, int total, @Nullable String next) {}

    /** {@code query}: part of the name, or a user id; {@code status} as answered; {@code after}: {@code next} of the page before. */
    private Reply list(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        String query = call.query("query");
        String status = call.query("status");
        String after = call.query("after");
        String limit = call.query("limit");
        int first = after == null ? 0 : (int) Math.min(ControlCall.number("after", after, 0), Integer.MAX_VALUE);
        int most = limit == null ? LIMIT : (int) Math.min(ControlCall.number("limit", limit, 1), LIMIT_MAX);
        String wanted = query == null ? "" : query.strip().toLowerCase(Locale.ROOT);
        int total = account.locked(() -> account.friends().size());
        List<Friend> found = new ArrayList<>();
        int at = first;
        while (at < total && found.size() < most) {
            int from = at;
            int end = Math.min(total, from + STRETCH);
            at = account.locked(() -> gather(account.friends(), from, end, wanted, status, found, most));
        }
        return Reply.json(new Page(found, total, at < total ? Integer.toString(at) : null));
    }

    private Reply one(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        return Reply.json(
                account.locked(() -> friend(account.friends(), Lookup.friend(account, call.variable("userId")))));
    }

    /** Returns the ordinal to go on with. */
    private static int gather(
            Friends friends, int first, int end, String wanted, @Nullable String status, List<Friend> found, int most) {
        int at = first;
        for (; at < end && found.size() < most; at++) {
            if (status != null && !status.equals(status(friends, at))) continue;
            if (matches(friends, at, wanted)) found.add(friend(friends, at));
        }
        return at;
    }

    private static boolean matches(Friends friends, int ordinal, String wanted) {
        if (wanted.isEmpty()) return true;
        if (friends.profile(ordinal).displayName().toLowerCase(Locale.ROOT).contains(wanted)) return true;
        return wanted.startsWith("u")
                && new UserId(friends.userId(ordinal))
                        .toString()
                        .toLowerCase(Locale.ROOT)
                        .startsWith(wanted);
    }

    private static Friend friend(Friends friends, int ordinal) {
        Profile profile = friends.profile(ordinal);
        return new Friend(
                ordinal,
                new UserId(friends.userId(ordinal)).toString(),
                profile.displayName(),
                profile.pictureUrl(),
                profile.statusMessage(),
                profile.language(),
                status(friends, ordinal));
    }

    private static String status(Friends friends, int ordinal) {
        if (friends.isGone(ordinal)) return "gone";
        if (friends.isBlocking(ordinal)) return "blocking";
        return friends.isFollowing(ordinal) ? "following" : "none";
    }
}
