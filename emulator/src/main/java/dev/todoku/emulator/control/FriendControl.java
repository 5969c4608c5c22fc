package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.account.Friends;
import dev.todoku.emulator.account.Profile;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.protocol.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Adds friends to an account: a number of them, or each as described. */
final class FriendControl {
    private final InstantSource clock;
    private final Accounts accounts;
    private final Population population;

    FriendControl(InstantSource clock, Accounts accounts, Population population) {
        this.clock = clock;
        this.accounts = accounts;
        this.population = population;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("POST", "/_emulator/accounts/{channelId}/friends", this::add);
    }

    /**
     * @param following whether they are friends at once and silently, as is assumed; if not, they are LINE users who
     *     can
     *     follow by an action
     */
    private record NewFriends(
            @Nullable Integer count,
            @Nullable List<NewFriend> friends,
            @Nullable Boolean following) {}

    private record NewFriend(
            @Nullable String userId,
            @Nullable String displayName,
            @Nullable String pictureUrl,
            @Nullable String statusMessage,
            @Nullable String language) {}

    private Reply add(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        NewFriends wanted = call.body(NewFriends.class);
        boolean following = wanted.following == null || wanted.following;
        if ((wanted.count == null) == (wanted.friends == null))
            throw ControlRefused.badRequest(
                    "body: got " + call.object().propertyNames() + " (expected: either count or friends)");
        List<String> userIds = wanted.friends == null
                ? addCount(
                        account,
                        Population.requireCount("count", ControlCall.require("count", wanted.count)),
                        following)
                : addEach(account, wanted.friends, following);
        return Reply.json(Map.of("userIds", userIds));
    }

    private List<String> addCount(Account account, int count, boolean following) {
        int first = population.add(account, count, following);
        return account.locked(() -> IntStream.range(first, first + count)
                .mapToObj(ordinal -> new UserId(account.friends().userId(ordinal)).toString())
                .toList());
    }

    private List<String> addEach(Account account, List<NewFriend> wanted, boolean following) {
        Instant now = clock.instant();
        return account.locked(() -> {
            Friends friends = account.friends();
            Population.requireCount("friends of the account", friends.size() + wanted.size());
            List<UUID> ids = wanted.stream().map(friend -> id(friends, friend)).toList();
            if (ids.stream().distinct().count() < ids.size())
                throw ControlRefused.badRequest("userId: got one twice (expected: each once)");
            for (int i = 0; i < ids.size(); i++) {
                int ordinal = friends.add(ids.get(i));
                name(friends, ordinal, wanted.get(i));
                if (following) friends.follow(ordinal, now);
            }
            return ids.stream().map(id -> new UserId(id).toString()).toList();
        });
    }

    private UUID id(Friends friends, NewFriend wanted) {
        if (wanted.userId == null) return population.newId();
        UUID id = UserId.find(wanted.userId)
                .orElseThrow(() -> ControlRefused.badRequest(
                        "userId: got '" + wanted.userId + "' (expected: U and 32 lower-case hex digits)"))
                .value();
        if (friends.find(id) >= 0) throw ControlRefused.conflict("userId: got '" + wanted.userId + "', who is there");
        return id;
    }

    private static void name(Friends friends, int ordinal, NewFriend wanted) {
        if (wanted.displayName == null) return;
        friends.name(
                ordinal, new Profile(wanted.displayName, wanted.pictureUrl, wanted.statusMessage, wanted.language));
    }
}
