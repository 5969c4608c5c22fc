package dev.todoku.emulator.account;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What friends did with what they were sent, as far as LINE counts it: each broadcast and narrowcast by itself, pushes
 * and multicasts by their aggregation unit and the day (UTC+9) on which something was done; all for 14 days after the
 * send (reference, "Insight"). What a friend does with any other message counts nowhere. Bubbles are the message
 * objects of a request, from 0. Guarded by the account's lock.
 */
public final class Reactions {
    private static final Duration COUNTED = Duration.ofDays(14);
    /** LINE does not say how long it answers for a request; a week of as many as its rate limit allows is kept. */
    private static final int SINGLES_MAX = 10_000;
    /** Far above what a request has; whoever names more is mistaken. */
    private static final int BUBBLES_MAX = 5;

    /**
     * A broadcast or narrowcast.
     *
     * @param deliveredAt absent until all of it was delivered
     * @param delivered to how many
     */
    public record Single(Instant acceptedAt, @Nullable Instant deliveredAt, long delivered, Tally tally) {}

    private record OfUnit(Instant acceptedAt, int bubbles, String unit) {}

    /** In order of acceptance, so that the oldest stands in front. */
    private final Map<String, Single> singles = new LinkedHashMap<>();
    /** In order of acceptance, so that those that are over stand in front. */
    private final Map<String, OfUnit> ofUnits = new LinkedHashMap<>();

    private final Map<String, TreeMap<LocalDate, Tally>> units = new HashMap<>();

    /** From now on reactions to a broadcast or narrowcast are counted. */
    public void open(String requestId, int bubbles, Instant acceptedAt) {
        singles.put(requestId, new Single(acceptedAt, null, 0, new Tally(bubbles)));
        if (singles.size() > SINGLES_MAX)
            singles.remove(singles.keySet().iterator().next());
    }

    /** All of a broadcast or narrowcast is where it should be. */
    public void delivered(String requestId, long count, Instant at) {
        singles.computeIfPresent(requestId, (_, single) -> new Single(single.acceptedAt, at, count, single.tally));
    }

    /** From now on reactions to a push or multicast are counted for its unit. */
    public void open(String requestId, String unit, int bubbles, Instant acceptedAt) {
        Iterator<OfUnit> eldest = ofUnits.values().iterator();
        while (eldest.hasNext() && isOver(eldest.next().acceptedAt, acceptedAt)) eldest.remove();
        ofUnits.put(requestId, new OfUnit(acceptedAt, bubbles, unit));
    }

    /** A bubble came into sight. */
    public void saw(String requestId, int ordinal, int bubble, Instant at) {
        tally(requestId, bubble, at).ifPresent(tally -> tally.saw(ordinal, bubble));
    }

    /** A link in a bubble was opened. */
    public void clicked(String requestId, int ordinal, int bubble, String url, Instant at) {
        tally(requestId, bubble, at).ifPresent(tally -> tally.clicked(ordinal, bubble, url));
    }

    /** A video or sound was begun and played up to {@code percent}. */
    public void played(String requestId, int ordinal, int bubble, int percent, Instant at) {
        tally(requestId, bubble, at).ifPresent(tally -> tally.played(ordinal, bubble, percent));
    }

    /** What was done with a broadcast or narrowcast. */
    public Optional<Single> of(String requestId) {
        return Optional.ofNullable(singles.get(requestId));
    }

    /** What was done with the messages of a unit from one day to another, both included. */
    public Tally ofUnit(String unit, LocalDate from, LocalDate to) {
        Tally sum = new Tally(0);
        units.getOrDefault(unit, new TreeMap<>())
                .subMap(from, true, to, true)
                .values()
                .forEach(sum::add);
        return sum;
    }

    private Optional<Tally> tally(String requestId, int bubble, Instant at) {
        if (bubble < 0 || bubble >= BUBBLES_MAX)
            throw new IllegalArgumentException("bubble: got " + bubble + " (expected: 0 to " + (BUBBLES_MAX - 1) + ")");
        Single single = singles.get(requestId);
        if (single != null)
            return isCounted(single.acceptedAt, single.tally.bubbles(), bubble, at)
                    ? Optional.of(single.tally)
                    : Optional.empty();
        OfUnit ofUnit = ofUnits.get(requestId);
        return ofUnit != null && isCounted(ofUnit.acceptedAt, ofUnit.bubbles, bubble, at)
                ? Optional.of(day(ofUnit, at))
                : Optional.empty();
    }

    private Tally day(OfUnit request, Instant at) {
        return units.computeIfAbsent(request.unit, _ -> new TreeMap<>())
                .computeIfAbsent(LocalDate.ofInstant(at, Ledger.DAYS), _ -> new Tally(request.bubbles));
    }

    private static boolean isCounted(Instant acceptedAt, int bubbles, int bubble, Instant at) {
        return bubble < bubbles && !isOver(acceptedAt, at);
    }

    private static boolean isOver(Instant acceptedAt, Instant at) {
        return !at.isBefore(acceptedAt.plus(COUNTED));
    }
}
