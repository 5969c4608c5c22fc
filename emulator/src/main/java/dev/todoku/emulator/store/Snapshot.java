package dev.todoku.emulator.store;

import dev.todoku.emulator.clock.EmulatedClock;
import dev.todoku.emulator.clock.Schedule;
import dev.todoku.emulator.journal.Journal;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * All state at one moment, as bytes.
 *
 * @param segments by name, in the order in which they must be read
 * @param blocks the large arrays, by number
 * @param stored numbers of those that never change and were there before
 * @param journal what came since the last moment
 */
record Snapshot(Map<String, byte[]> segments, Map<Long, byte[]> blocks, Set<Long> stored, Journal.Kept journal) {
    static final String CLOCK = "clock";
    static final String SCHEDULE = "schedule";

    /** Gives large arrays the numbers they had before. */
    static final class Numbers {
        private IdentityHashMap<Object, Long> known = new IdentityHashMap<>();
        private long next = 1;

        void adopt(IdentityHashMap<Object, Long> read) {
            known = read;
            read.values().forEach(number -> next = Math.max(next, number + 1));
        }

        long of(Object array, IdentityHashMap<Object, Long> now) {
            Long before = known.get(array);
            long number = before != null ? before : next++;
            now.put(array, number);
            return number;
        }

        boolean has(Object array) {
            return known.containsKey(array);
        }

        void turn(IdentityHashMap<Object, Long> now) {
            known = now;
        }
    }

    /** Copies everything; nobody may change state meanwhile. */
    static Snapshot of(
            Classes classes,
            Parts parts,
            EmulatedClock clock,
            Schedule schedule,
            Journal journal,
            long journalFrom,
            Numbers numbers) {
        Map<Long, byte[]> blocks = new LinkedHashMap<>();
        Set<Long> storedBefore = new HashSet<>();
        IdentityHashMap<Object, Long> now = new IdentityHashMap<>();
        Pickler pickler = new Pickler(classes, parts.landscape(), (array, fixed) -> {
            boolean met = now.containsKey(array);
            boolean stored = fixed && numbers.has(array);
            long number = numbers.of(array, now);
            if (stored) storedBefore.add(number);
            else if (!met) blocks.put(number, Bytes.flat(array).clone());
            return number;
        });
        Map<String, byte[]> segments = new LinkedHashMap<>();
        parts.forEach((name, value) -> segments.put(name, pickler.pickle(value)));
        segments.put(SCHEDULE, pickler.pickle(schedule.kept()));
        segments.put(CLOCK, pickler.pickle(clock.kept()));
        numbers.turn(now);
        return new Snapshot(segments, blocks, storedBefore, journal.kept(journalFrom));
    }
}
