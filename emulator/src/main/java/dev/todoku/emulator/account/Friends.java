package dev.todoku.emulator.account;

import dev.todoku.emulator.person.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.roaringbitmap.ImmutableBitmapDataProvider;
import org.roaringbitmap.RoaringBitmap;

/**
 * The LINE users whom an account may know, in columns: an ordinal each, bitmaps for what they are. Guarded by the
 * account's lock.
 */
public final class Friends {
    /** How long a push reaches somebody who wrote without being a friend (reference, "Send push message"). */
    private static final Duration VISIT = Duration.ofDays(7);

    private final UserIdColumn ids = new UserIdColumn();
    private final RoaringBitmap following = new RoaringBitmap();
    private final RoaringBitmap blocking = new RoaringBitmap();
    private final RoaringBitmap gone = new RoaringBitmap();
    private final RoaringBitmap everFollowed = new RoaringBitmap();
    private final Map<Integer, Instant> wroteAt = new HashMap<>();
    private final Map<Integer, Profile> profiles = new HashMap<>();
    /** By the ordinal of its first. */
    private final TreeMap<Integer, Crowd> crowds = new TreeMap<>();

    private final Demographics demographics = new Demographics();
    private final TreeMap<LocalDate, FriendCounts> counts = new TreeMap<>();

    /** A new user, not yet a friend. */
    public int add(UUID userId) {
        return ids.add(userId);
    }

    public void name(int ordinal, Profile profile) {
        profiles.put(ordinal, profile);
    }

    public Demographics demographics() {
        return demographics;
    }

    /** The ordinal of a user id, or -1. */
    public int find(UUID userId) {
        return ids.find(userId);
    }

    public int size() {
        return ids.size();
    }

    public UUID userId(int ordinal) {
        return ids.get(ordinal);
    }

    public Profile profile(int ordinal) {
        Profile named = profiles.get(ordinal);
        if (named != null) return named;
        Person person = person(ordinal);
        return new Profile(person.displayName(), null, person.statusMessage(), person.language());
    }

    /** All users from {@code crowd.first()} on, up to the next crowd, are people of its seed. */
    public void populate(Crowd crowd) {
        crowds.put(crowd.first(), crowd);
    }

    /** Who the user is when nobody said so. */
    public Person person(int ordinal) {
        Map.Entry<Integer, Crowd> crowd = crowds.floorEntry(ordinal);
        return crowd == null
                ? new Person(0, ordinal)
                : new Person(crowd.getValue().seed(), ordinal - crowd.getKey());
    }

    /** Adds the account, or takes a block back; returns whether it was taken back. */
    public boolean follow(int ordinal, Instant at) {
        boolean unblocked = blocking.checkedRemove(ordinal);
        following.add(ordinal);
        everFollowed.add(ordinal);
        wroteAt.remove(ordinal);
        if (!unblocked) demographics.followed(ordinal, LocalDate.ofInstant(at, Ledger.DAYS));
        count(at);
        return unblocked;
    }

    /** All ordinals from {@code first} on follow at once. */
    public void followFrom(int first, Instant at) {
        following.add((long) first, ids.size());
        everFollowed.add((long) first, ids.size());
        demographics.followed(first, ids.size(), LocalDate.ofInstant(at, Ledger.DAYS));
        count(at);
    }

    /**
     * All ordinals from {@code first} on have followed, each since its day (UTC+9); the counts of those days tell so.
     *
     * @param since days of 1970, one for each
     */
    public void followFrom(int first, int[] since, Instant at) {
        following.add((long) first, ids.size());
        everFollowed.add((long) first, ids.size());
        TreeMap<LocalDate, Integer> joined = new TreeMap<>();
        for (int i = 0; i < since.length; i++) {
            LocalDate day = LocalDate.ofEpochDay(since[i]);
            joined.merge(day, 1, Integer::sum);
            demographics.followed(first + i, day);
        }
        joined.keySet().forEach(day -> counts.putIfAbsent(day, countsAt(day)));
        int sum = 0;
        for (Map.Entry<LocalDate, FriendCounts> entry : counts.entrySet()) {
            sum += joined.getOrDefault(entry.getKey(), 0);
            entry.setValue(entry.getValue().plus(sum));
        }
        count(at);
    }

    public void block(int ordinal, Instant at) {
        following.remove(ordinal);
        blocking.add(ordinal);
        count(at);
    }

    /** The user's LINE account ends. */
    public void leave(int ordinal, Instant at) {
        following.remove(ordinal);
        blocking.remove(ordinal);
        gone.add(ordinal);
        count(at);
    }

    /** Somebody wrote; who is no friend can be reached for some days. */
    public void wrote(int ordinal, Instant at) {
        if (!following.contains(ordinal)) wroteAt.put(ordinal, at);
    }

    public boolean isFollowing(int ordinal) {
        return following.contains(ordinal);
    }

    public boolean isBlocking(int ordinal) {
        return blocking.contains(ordinal);
    }

    public boolean isGone(int ordinal) {
        return gone.contains(ordinal);
    }

    /** Whether a message to this user arrives, and so counts. */
    public boolean isReachable(int ordinal, Instant now) {
        if (following.contains(ordinal)) return true;
        if (blocking.contains(ordinal) || gone.contains(ordinal)) return false;
        Instant wrote = wroteAt.get(ordinal);
        return wrote != null && now.isBefore(wrote.plus(VISIT));
    }

    /** The friends whom a broadcast reaches. The bitmap is the live one. */
    public ImmutableBitmapDataProvider following() {
        return following;
    }

    /** A copy of {@link #following()}. */
    public RoaringBitmap followingNow() {
        return following.clone();
    }

    /** The counts at the end of a day, UTC+9. */
    public FriendCounts countsAt(LocalDate day) {
        Map.Entry<LocalDate, FriendCounts> last = counts.floorEntry(day);
        return last == null ? FriendCounts.NONE : last.getValue();
    }

    private void count(Instant at) {
        long followers = everFollowed.getLongCardinality();
        long blocks = blocking.getLongCardinality();
        counts.put(
                LocalDate.ofInstant(at, Ledger.DAYS),
                new FriendCounts(followers, following.getLongCardinality(), blocks));
    }
}
