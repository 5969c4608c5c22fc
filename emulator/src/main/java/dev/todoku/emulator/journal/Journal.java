package dev.todoku.emulator.journal;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All entries in order, the newest half million of them (a push takes about 0.7 kB); lock-free, as every call writes
 * one.
 */
public final class Journal {
    private static final int ENTRIES_MAX = 500_000;

    private final ConcurrentLinkedDeque<Entry> entries = new ConcurrentLinkedDeque<>();
    private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();

    public void add(Entry entry) {
        entries.addLast(entry);
        if (size.incrementAndGet() > ENTRIES_MAX && entries.pollFirst() != null) {
            size.decrementAndGet();
            dropped.incrementAndGet();
        }
        for (Consumer<Entry> listener : listeners) listener.accept(entry);
    }

    /** From now on {@code listener} is told of every entry, in the thread that writes it. */
    public void listen(Consumer<Entry> listener) {
        listeners.add(listener);
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
