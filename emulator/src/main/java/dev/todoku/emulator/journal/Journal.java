package dev.todoku.emulator.journal;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * All entries in order, the newest half million of them (a push takes about 0.7 kB); lock-free, as every call writes
 * one.
 */
public final class Journal {
    private static final int ENTRIES_MAX = 500_000;

    private final ConcurrentLinkedDeque<Entry> entries = new ConcurrentLinkedDeque<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();

    public void add(Entry entry) {
        entries.addLast(entry);
        if (size.incrementAndGet() > ENTRIES_MAX && entries.pollFirst() != null) {
            size.decrementAndGet();
            dropped.incrementAndGet();
        }
    }

    public Stream<Entry> entries() {
        return entries.stream();
    }

    /** How many of the oldest entries were let go. */
    public long dropped() {
        return dropped.get();
    }

    public void clear() {
        while (entries.pollFirst() != null) size.decrementAndGet();
        dropped.set(0);
    }
}
