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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds friends among up to a million, by name or id, page by page. */
final class DirectoryControl {
    private static final int LIMIT = 50;
    private static final int LIMIT_MAX = 1_000;
    /** So many names are read before others get the account's lock. */
    private static final int STRETCH = 20_000;
    /** So many in one call; a search that has to go on says so by {@code next}, with or without findings. */
    private static final int READ_MAX = 200_000;

    private static final Pattern BEGINNING_OF_ID = Pattern.compile("u[0-9a-f]{0,32}");

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

    /**
     * What is looked for.
     *
     * @param wanted part of a name or the beginning of a user id, in lower case; empty for all
     * @param first ordinal to begin at
     * @param most to be found
     */
    private record Search(String wanted, @Nullable String status, int first, int most) {
        static Search of(ControlCall call) {
            String query = call.query("query");
            String after = call.query("after");
            String limit = call.query("limit");
            return new Search(
                    query == null ? "" : query.strip().toLowerCase(Locale.ROOT),
                    call.query("status"),
                    after == null ? 0 : (int) Math.min(ControlCall.number("after", after, 0), Population.FRIENDS_MAX),
                    limit == null ? LIMIT : (int) Math.min(ControlCall.number("limit", limit, 1), LIMIT_MAX));
        }
    }

    private Reply list(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        Search search = Search.of(call);
        Page one = account.locked(() -> byId(account.friends(), search.wanted));
        return Reply.json(one != null ? one : search(account, search));
    }

    private static @Nullable Page byId(Friends friends, String wanted) {
        int ordinal = UserId.find(wanted.replaceFirst("^u", "U"))
                .map(id -> friends.find(id.value()))
                .orElse(-1);
        return ordinal < 0 ? null : new Page(List.of(friend(friends, ordinal)), friends.size(), null);
    }

    private static Page search(Account account, Search search) {
        int total = account.locked(() -> account.friends().size());
        int last = Math.min(total, search.first + READ_MAX);
        List<Friend> found = new ArrayList<>();
        int at = search.first;
        while (at < last && found.size() < search.most) {
            int from = at;
            int end = Math.min(last, from + STRETCH);
            at = account.locked(() -> gather(account.friends(), from, end, search, found));
        }
        return new Page(found, total, at < total ? Integer.toString(at) : null);
    }

    private Reply one(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        return Reply.json(
                account.locked(() -> friend(account.friends(), Lookup.friend(account, call.variable("userId")))));
    }

    /** Returns the ordinal to go on with. */
    private static int gather(Friends friends, int first, int end, Search search, List<Friend> found) {
        int at = first;
        for (; at < end && found.size() < search.most; at++) {
            if (search.status != null && !search.status.equals(status(friends, at))) continue;
            if (matches(friends, at, search.wanted)) found.add(friend(friends, at));
        }
        return at;
    }

    private static boolean matches(Friends friends, int ordinal, String wanted) {
        if (wanted.isEmpty()) return true;
        if (friends.profile(ordinal).displayName().toLowerCase(Locale.ROOT).contains(wanted)) return true;
        return BEGINNING_OF_ID.matcher(wanted).matches()
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
