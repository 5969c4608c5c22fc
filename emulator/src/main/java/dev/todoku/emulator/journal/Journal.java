package dev.todoku.emulator.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All entries in order, the newest half million of them (a push takes about 0.7 kB). One lock, held for some
 * nanoseconds, so that a reader can be told exactly what came after what it has seen.
 */
public final class Journal {
    private static final int ENTRIES_MAX = 1 << 19;

    /**
     * Entries in order.
     *
     * @param version after the last of them
     */
    public record Extract(List<Entry> entries, long version) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();
    /** A power of two long; the entry of number n stands at n modulo that. */
    private Entry[] ring = new Entry[1 << 10];

    private long first;
    private long next;
    private long dropped;
    private long version;

    public void add(Entry entry) {
        lock.lock();
        try {
            if (next - first == ring.length) makeRoom();
            ring[at(next++)] = entry;
            version++;
            if (lock.hasWaiters(changed)) changed.signalAll();
        } finally {
            lock.unlock();
        }
        for (Consumer<Entry> listener : listeners) listener.accept(entry);
    }

    /** From now on {@code listener} is told of every entry, in the thread that writes it. */
    public void listen(Consumer<Entry> listener) {
        listeners.add(listener);
    }

    public Stream<Entry> entries() {
        return since(0).entries().stream();
    }

    /** What came after that version, the oldest first, so far as it is still there. */
    public Extract since(long seen) {
        lock.lock();
        try {
            int count = (int) Math.clamp(version - seen, 0, next - first);
            List<Entry> newer = new ArrayList<>(count);
            for (long number = next - count; number < next; number++) newer.add(ring[at(number)]);
            return new Extract(newer, version);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the version is above {@code seen}, at most {@code timeout} of real time. */
    public void awaitAfter(long seen, Duration timeout) throws InterruptedException {
        long nanos = timeout.toNanos();
        lock.lock();
        try {
            while (version <= seen && nanos > 0) nanos = changed.awaitNanos(nanos);
        } finally {
            lock.unlock();
        }
    }

    /** How many of the oldest entries were let go. */
    public long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    public void clear() {
        lock.lock();
        try {
            ring = new Entry[1 << 10];
            first = next;
            dropped = 0;
            version++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The journal as far as somebody has not seen it.
     *
     * @param first the number of the oldest entry that is still there
     * @param dropped how many older ones were let go
     * @param entries the newest, the first of them numbered {@code from}
     */
    public record Kept(long first, long dropped, long from, List<Entry> entries) {}

    /** All entries from that number on. */
    public Kept kept(long from) {
        lock.lock();
        try {
            List<Entry> entries = new ArrayList<>();
            long begin = Math.max(from, first);
            for (long number = begin; number < next; number++) entries.add(ring[at(number)]);
            return new Kept(first, dropped, begin, entries);
        } finally {
            lock.unlock();
        }
    }

    /** Goes on where another journal stood. */
    public void resume(Kept kept) {
        lock.lock();
        try {
            first = kept.first;
            next = kept.first;
            dropped = kept.dropped;
            for (Entry entry : kept.entries) {
                if (next - first == ring.length) makeRoom();
                ring[at(next++)] = entry;
            }
            version = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void makeRoom() {
        if (ring.length == ENTRIES_MAX) {
            first++;
            dropped++;
            return;
        }
        Entry[] larger = new Entry[ring.length * 2];
        for (long number = first; number < next; number++)
            larger[(int) (number & (larger.length - 1))] = ring[at(number)];
        ring = larger;
    }

    private int at(long number) {
        return (int) (number & (ring.length - 1));
    }
}
