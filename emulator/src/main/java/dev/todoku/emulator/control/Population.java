package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Friends;
import dev.todoku.emulator.ids.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Makes LINE users, by the thousand if need be. */
final class Population {
    static final int FRIENDS_MAX = 1_000_000;

    private final InstantSource clock;
    private final Ids ids;

    Population(InstantSource clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    static int requireCount(String name, int count) {
        if (count < 0 || count > FRIENDS_MAX)
            throw ControlRefused.badRequest(name + ": got " + count + " (expected: 0 to " + FRIENDS_MAX + ")");
        return count;
    }

    /** Adds {@code count} users and returns the ordinal of the first; no webhook tells of them. */
    int add(Account account, int count, boolean following) {
        Instant now = clock.instant();
        return account.locked(() -> {
            Friends friends = account.friends();
            int first = friends.size();
            requireCount("friends of the account", first + count);
            for (int i = 0; i < count; i++) friends.add(newId());
            if (following && count > 0) friends.followFrom(first, now);
            return first;
        });
    }

    UUID newId() {
        return new UUID(ids.userIdHalf(), ids.userIdHalf());
    }
}
