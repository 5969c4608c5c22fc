package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.AgeBand;
import dev.todoku.emulator.account.AppType;
import dev.todoku.emulator.account.Crowd;
import dev.todoku.emulator.account.Friends;
import dev.todoku.emulator.account.Gender;
import dev.todoku.emulator.account.Ledger;
import dev.todoku.emulator.account.Traits;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.person.Draw;
import dev.todoku.emulator.person.Person;
import dev.todoku.emulator.person.Sex;
import dev.todoku.protocol.narrowcast.Area;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Makes LINE users, by the thousand if need be. */
final class Population {
    static final int FRIENDS_MAX = 1_000_000;

    private static final List<Area> AREAS = IntStream.rangeClosed(1, 47)
            .mapToObj(number -> Area.find("jp_%02d".formatted(number)).orElseThrow())
            .toList();
    private static final int ID_HIGH = -1;
    private static final int ID_LOW = -2;
    private static final int FOLLOWED = 60;
    private static final int KNOWN = 61;
    private static final int PLACED = 62;

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

    /**
     * Adds {@code count} friends made from {@code seed}, who followed over {@code history} up to now, the more the later;
     * returns the ordinal of the first.
     */
    int addCrowd(Account account, int count, long seed, Duration history) {
        Instant now = clock.instant();
        int[] since = new int[count];
        UUID[] ids = new UUID[count];
        Traits[] traits = new Traits[count];
        for (int i = 0; i < count; i++) {
            Person person = new Person(seed, i);
            ids[i] = new UUID(Draw.bits(seed, i, ID_HIGH), Draw.bits(seed, i, ID_LOW));
            traits[i] = traits(person);
            Duration ago = history.multipliedBy((long) (Math.pow(person.trait(FOLLOWED), 1.6) * 1_000))
                    .dividedBy(1_000);
            since[i] = (int) LocalDate.ofInstant(now.minus(ago), Ledger.DAYS).toEpochDay();
        }
        return account.locked(() -> {
            Friends friends = account.friends();
            int first = friends.size();
            requireCount("friends of the account", first + count);
            for (UUID id : ids)
                if (friends.find(id) >= 0)
                    throw ControlRefused.conflict("seed: got " + seed + ", whose people are there");
            friends.populate(new Crowd(first, seed));
            for (int i = 0; i < count; i++) friends.demographics().set(friends.add(ids[i]), traits[i]);
            friends.followFrom(first, since, now);
            return first;
        });
    }

    /** What LINE believes of somebody: mostly true, sometimes nothing. */
    private static Traits traits(Person person) {
        boolean known = person.trait(KNOWN) < 0.95;
        Gender gender = person.sex() == Sex.FEMALE ? Gender.FEMALE : Gender.MALE;
        return new Traits(
                known ? gender : Gender.UNKNOWN,
                known ? AgeBand.of(person.age()) : AgeBand.UNKNOWN,
                person.trait(PLACED) < 0.97 ? AREAS.get(person.prefecture().number() - 1) : null,
                person.usesIos() ? AppType.IOS : AppType.ANDROID);
    }
}
