package dev.todoku.emulator.life;

import dev.todoku.emulator.journal.Recipients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * Tells the same message to the same friend in the same second from itself: the second time is another chance. Batches
 * of one campaign, which share nobody, are all the first time, in whatever order they come.
 */
final class Repeats {
    private final Map<Long, List<RoaringBitmap>> got = new HashMap<>();
    private long second;

    /** How often the friends had got that before, in this second. */
    int nth(long hash, Instant at, Recipients who) {
        if (at.getEpochSecond() != second) got.clear();
        second = at.getEpochSecond();
        List<RoaringBitmap> times = got.computeIfAbsent(hash, _ -> new ArrayList<>());
        RoaringBitmap these = new RoaringBitmap();
        who.forEach(these::add);
        int nth = 0;
        while (nth < times.size() && RoaringBitmap.intersects(times.get(nth), these)) nth++;
        if (nth == times.size()) times.add(these);
        else times.get(nth).or(these);
        return nth;
    }
}
