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
 * All entries in order, the newest half million of them (a push takes about 0.7 kB), or fewer if what was sent is large.
 * One lock, held for some nanoseconds, so that a reader can be told exactly what came after what it has seen.
 */
public final class Journal {
    private static final int ENTRIES_MAX = 1 << 19;
    private static final int PIECE = 256;
    /** Of all {@link Sent#layoutBytes}: layouts of the senders' own are all that makes an entry large. */
    private static final long LAYOUT_BYTES_MAX = 32L << 20;

    /**
     * Entries in order.
     *
     * @param version after the last of them
     */
    public record Extract(List<Entry> entries, long version) {}

    /**
     * Entries from the newest to the oldest, to be read once.
     *
     * @param version after the first of them
     */
    public record Backwards(Stream<Entry> entries, long version) {}

    /** A few of the entries before a number, and the number of the oldest of them. */
    private record Piece(List<Entry> newestFirst, long from) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();
    /** A power of two long; the entry of number n stands at n modulo that. */
    private Line[] ring = new Line[1 << 10];

    /** @param bytes of layouts in it */
    private record Line(Entry entry, int bytes) {}

    private long first;
    private long next;
    private long dropped;
    private long version;
    private long bytes;

    public void add(Entry entry) {
        Line line = line(entry);
        lock.lock();
        try {
            append(line);
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
            for (long number = next - count; number < next; number++) newer.add(ring[at(number)].entry);
            return new Extract(newer, version);
        } finally {
            lock.unlock();
        }
    }

    /** Reads piece by piece: who finds early what it looks for copies little. */
    public Backwards backwards() {
        lock.lock();
        try {
            return new Backwards(
                    Stream.iterate(before(next), piece -> !piece.newestFirst.isEmpty(), piece -> before(piece.from))
                            .flatMap(piece -> piece.newestFirst.stream()),
                    version);
        } finally {
            lock.unlock();
        }
    }

    private Piece before(long end) {
        lock.lock();
        try {
            long from = Math.max(first, end - PIECE);
            List<Entry> newestFirst = new ArrayList<>();
            for (long number = end - 1; number >= from; number--) newestFirst.add(ring[at(number)].entry);
            return new Piece(newestFirst, from);
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
            ring = new Line[1 << 10];
            first = next;
            bytes = 0;
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
            for (long number = begin; number < next; number++) entries.add(ring[at(number)].entry);
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
            bytes = 0;
            for (Entry entry : kept.entries) append(line(entry));
            version = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static Line line(Entry entry) {
        Sent sent = entry instanceof Entry.Sends sends ? sends.sent() : null;
        return new Line(entry, sent == null ? 0 : sent.layoutBytes());
    }

    private void append(Line line) {
        if (next - first == ring.length) makeRoom();
        ring[at(next++)] = line;
        bytes += line.bytes;
        while (bytes > LAYOUT_BYTES_MAX && first < next - 1) dropOldest();
    }

    private void makeRoom() {
        if (ring.length == ENTRIES_MAX) {
            dropOldest();
            return;
        }
        Line[] larger = new Line[ring.length * 2];
        for (long number = first; number < next; number++)
            larger[(int) (number & (larger.length - 1))] = ring[at(number)];
        ring = larger;
    }

    private void dropOldest() {
        bytes -= ring[at(first)].bytes;
        first++;
        dropped++;
    }

    private int at(long number) {
        return (int) (number & (ring.length - 1));
    }
}
