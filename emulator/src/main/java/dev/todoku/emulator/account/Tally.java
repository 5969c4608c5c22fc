package dev.todoku.emulator.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.ImmutableBitmapDataProvider;
import org.roaringbitmap.RoaringBitmap;

/**
 * What friends did with some messages: how often, and who. Bubbles are message objects, from 0; a bitmap holds the
 * ordinals of those who did something at least once. Guarded by the account's lock.
 */
public final class Tally {
    /** How far a video or sound can have been played, in percent; 0: begun. */
    public static final List<Integer> PLAYED = List.of(0, 25, 50, 75, 100);

    /** One link in one bubble. */
    public record Link(int bubble, String url) {}

    /** How often something was done, and by whom. */
    public static final class Count {
        private final RoaringBitmap who = new RoaringBitmap();
        private long times;

        void add(int ordinal) {
            who.add(ordinal);
            times++;
        }

        void add(Count other) {
            who.or(other.who);
            times += other.times;
        }

        public long times() {
            return times;
        }

        /** The live bitmap, not to be changed. */
        public ImmutableBitmapDataProvider who() {
            return who;
        }
    }

    private final List<Count> seen = new ArrayList<>();
    /** By bubble, then by {@link #PLAYED}. */
    private final List<List<Count>> played = new ArrayList<>();

    private final Map<Link, Count> clicked = new LinkedHashMap<>();

    Tally(int bubbles) {
        makeRoomFor(bubbles - 1);
    }

    void saw(int ordinal, int bubble) {
        makeRoomFor(bubble);
        seen.get(bubble).add(ordinal);
    }

    /** Who clicks has seen the bubble. */
    void clicked(int ordinal, int bubble, String url) {
        sawAtLeastOnce(ordinal, bubble);
        clicked.computeIfAbsent(new Link(bubble, url), _ -> new Count()).add(ordinal);
    }

    /** Played up to {@code percent}: every step up to it counts. */
    void played(int ordinal, int bubble, int percent) {
        sawAtLeastOnce(ordinal, bubble);
        for (int step = 0; step < PLAYED.size(); step++)
            if (PLAYED.get(step) <= percent) played.get(bubble).get(step).add(ordinal);
    }

    void add(Tally other) {
        makeRoomFor(other.bubbles() - 1);
        for (int bubble = 0; bubble < other.bubbles(); bubble++) {
            seen.get(bubble).add(other.seen.get(bubble));
            for (int step = 0; step < PLAYED.size(); step++)
                played.get(bubble).get(step).add(other.played.get(bubble).get(step));
        }
        other.clicked.forEach(
                (link, count) -> clicked.computeIfAbsent(link, _ -> new Count()).add(count));
    }

    public int bubbles() {
        return seen.size();
    }

    public Count seen(int bubble) {
        return seen.get(bubble);
    }

    /** How often a bubble was played that far: {@code percent} is one of {@link #PLAYED}. */
    public Count played(int bubble, int percent) {
        return played.get(bubble).get(PLAYED.indexOf(percent));
    }

    /** In the order of the first click. */
    public Map<Link, Count> clicked() {
        return clicked;
    }

    /** Who saw any bubble. */
    public RoaringBitmap whoSaw() {
        return union(seen);
    }

    /** Who clicked any link. */
    public RoaringBitmap whoClicked() {
        return union(clicked.values());
    }

    /** Who clicked this link in any bubble. */
    public RoaringBitmap whoClicked(String url) {
        return union(clicked.entrySet().stream()
                .filter(entry -> entry.getKey().url().equals(url))
                .map(Map.Entry::getValue)
                .toList());
    }

    /** Who played any bubble that far. */
    public RoaringBitmap whoPlayed(int percent) {
        return union(
                played.stream().map(steps -> steps.get(PLAYED.indexOf(percent))).toList());
    }

    private void sawAtLeastOnce(int ordinal, int bubble) {
        makeRoomFor(bubble);
        if (!seen.get(bubble).who.contains(ordinal)) saw(ordinal, bubble);
    }

    private void makeRoomFor(int bubble) {
        while (seen.size() <= bubble) {
            seen.add(new Count());
            played.add(PLAYED.stream().map(_ -> new Count()).toList());
        }
    }

    private static RoaringBitmap union(Collection<Count> counts) {
        RoaringBitmap all = new RoaringBitmap();
        counts.forEach(count -> all.or(count.who));
        return all;
    }
}
