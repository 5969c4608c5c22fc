package dev.todoku.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RangeBitmap;
import org.roaringbitmap.RoaringBitmap;

/** The rule of the audience bench as somebody would write it who has only this one to answer, and no changes. */
record ByHand(Map<String, RoaringBitmap> sets, RangeBitmap ages, long bytes) {

    static final List<String> NAMES = List.of("reachable", "vip", "new", "asleep", "coffee");
    private static final int AGE_MAX = 90;

    /** Takes friends in the order of their ordinals. */
    static final class Sets {
        private final Map<String, RoaringBitmap> sets = new HashMap<>();
        private final RangeBitmap.Appender ages = RangeBitmap.appender(AGE_MAX);

        void add(String name, int ordinal) {
            sets.computeIfAbsent(name, _ -> new RoaringBitmap()).add(ordinal);
        }

        void age(int years) {
            ages.add(years);
        }

        ByHand build() {
            long bytes = ages.serializedSizeInBytes();
            for (RoaringBitmap set : sets.values()) {
                set.runOptimize();
                bytes += set.getLongSizeInBytes();
            }
            return new ByHand(sets, ages.build(), bytes);
        }
    }

    long count() {
        RoaringBitmap all = RoaringBitmap.or(set("vip"), set("new"));
        all.and(set("reachable"));
        all.and(set("coffee"));
        RoaringBitmap between = ages.between(20, 39, all);
        between.andNot(set("asleep"));
        return between.getLongCardinality();
    }

    private RoaringBitmap set(String name) {
        return sets.getOrDefault(name, new RoaringBitmap());
    }
}
