package dev.todoku.emulator.store;

import dev.todoku.emulator.clock.EmulatedClock;
import dev.todoku.emulator.clock.Gate;
import dev.todoku.emulator.clock.Schedule;
import dev.todoku.emulator.journal.Entry;
import dev.todoku.emulator.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Keeps the state of an emulator in a folder: copies it once a second when something has changed, between two calls, and
 * writes what is different as one version of the store. Whoever kills the process loses a second at most.
 */
public final class Keeper implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Keeper.class.getName());
    private static final long EVERY_NANOS = Duration.ofMillis(500).toNanos();
    /** What goes on beside calls, as deliveries of webhooks, settles within so many rounds. */
    private static final int ROUNDS_AFTER = 4;

    private static final int VERSIONS_TO_COMPACT = 200;
    private static final int COMPACT_MILLIS_MAX = 200;

    private static final String CLASSES = "classes";
    private static final String ORDER = "order";
    private static final String JOURNAL = "journal";

    private final EmulatedClock clock;
    private final Schedule schedule;
    private final Journal journal;
    private final Gate gate;
    private final MVStore store;
    private final Chunks segments;
    private final Chunks blocks;
    private final MVMap<Long, byte[]> entries;
    private final Classes classes = new Classes();
    private final Snapshot.Numbers numbers = new Snapshot.Numbers();
    private final Parts parts;
    private final Thread thread;
    private volatile boolean closed;
    private long versions;
    private String failure = "";
    private long journalFrom;
    private long journalFirst;

    private Keeper(Object emulator, Path file, EmulatedClock clock, Schedule schedule, Journal journal, Gate gate) {
        this.clock = clock;
        this.schedule = schedule;
        this.journal = journal;
        this.gate = gate;
        this.parts = new Parts(Landscape.of(emulator));
        this.store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .compress()
                .open();
        // every version is synced before the next is written, so what it no longer needs is free at once
        store.setRetentionTime(0);
        this.segments = new Chunks(store.openMap("segments"));
        this.blocks = new Chunks(store.openMap("blocks"));
        this.entries = store.openMap("journal");
        this.thread = Thread.ofPlatform().daemon().name("emulator-keeper").unstarted(this::keepUntilClosed);
    }

    /**
     * Brings back what is kept in {@code folder}, if anything is, and keeps it from now on.
     *
     * @param emulator from which everything else is found; it has started and nobody uses it yet
     * @throws IllegalStateException if another process has the folder, or it holds what cannot be read
     */
    public static Keeper open(
            Path folder, Object emulator, EmulatedClock clock, Schedule schedule, Journal journal, Gate gate) {
        try {
            Files.createDirectories(folder);
            Keeper keeper = new Keeper(emulator, folder.resolve("emulator.mv"), clock, schedule, journal, gate);
            keeper.restore();
            keeper.thread.start();
            return keeper;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MVStoreException e) {
            throw new IllegalStateException(
                    "--data: got '" + folder + "' (expected: a folder that no other emulator uses): " + e.getMessage(),
                    e);
        }
    }

    private void restore() {
        if (!segments.has(ORDER)) return;
        classes.read(segments.read(CLASSES));
        Unpickler unpickler = new Unpickler(classes, parts.landscape(), number -> blocks.read(Long.toString(number)));
        List<Schedule.Kept> tasks = new ArrayList<>();
        Input order = new Input(segments.read(ORDER));
        while (!order.ended()) {
            String name = order.text();
            Object value = unpickler.unpickle(segments.read(name));
            switch (name) {
                case Snapshot.CLOCK -> clock.resume((EmulatedClock.Kept) Objects.requireNonNull(value));
                case Snapshot.SCHEDULE ->
                    ((List<?>) Objects.requireNonNull(value)).forEach(task -> tasks.add((Schedule.Kept) task));
                default -> parts.restore(name, value);
            }
        }
        numbers.adopt(unpickler.blockNumbers());
        restoreJournal();
        tasks.forEach(task -> schedule.at(task.due(), task.what(), task.work()));
    }

    private void restoreJournal() {
        List<Entry> all = new ArrayList<>();
        entries.forEach((_, bytes) -> all.add((Entry)
                Objects.requireNonNull(new Unpickler(classes, Landscape.none(), _ -> new byte[0]).unpickle(bytes))));
        Input in = new Input(segments.read(JOURNAL));
        journalFirst = in.number();
        long dropped = in.number();
        journalFrom = journalFirst + all.size();
        journal.resume(new Journal.Kept(journalFirst, dropped, journalFirst, all));
    }

    private void keepUntilClosed() {
        long seen = -1;
        int rounds = 0;
        while (!closed) {
            LockSupport.parkNanos(EVERY_NANOS);
            long passed = gate.passed();
            if (passed != seen) rounds = ROUNDS_AFTER;
            if (closed || rounds-- <= 0) continue;
            if (keep()) seen = passed;
        }
    }

    /** Whether everything is on disk as it was at some moment since this began. */
    private synchronized boolean keep() {
        try {
            Optional<Snapshot> snapshot =
                    gate.whileEmpty(() -> Snapshot.of(classes, parts, clock, schedule, journal, journalFrom, numbers));
            snapshot.ifPresent(this::write);
            return snapshot.isPresent();
        } catch (ConcurrentModificationException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException e) {
            // the same failure again and again is told once
            if (!String.valueOf(e.getMessage()).equals(failure))
                LOG.log(System.Logger.Level.ERROR, "state is not kept", e);
            failure = String.valueOf(e.getMessage());
            return false;
        }
    }

    private void write(Snapshot snapshot) {
        Bytes order = new Bytes();
        snapshot.segments().forEach((name, bytes) -> {
            segments.write(name, bytes);
            order.text(name);
        });
        segments.write(ORDER, order.done());
        Set<String> present = new HashSet<>();
        snapshot.stored().forEach(number -> present.add(Long.toString(number)));
        snapshot.blocks().forEach((number, bytes) -> {
            present.add(Long.toString(number));
            blocks.write(Long.toString(number), bytes);
        });
        blocks.retain(present);
        write(snapshot.journal());
        segments.write(CLASSES, classes.write());
        store.commit();
        store.sync();
        if (++versions % VERSIONS_TO_COMPACT == 0) store.compactFile(COMPACT_MILLIS_MAX);
    }

    private void write(Journal.Kept news) {
        for (; journalFirst < news.first(); journalFirst++) entries.remove(journalFirst);
        long number = news.from();
        for (Entry entry : news.entries())
            entries.put(number++, new Pickler(classes, Landscape.none(), null).pickle(entry));
        journalFrom = number;
        Bytes span = new Bytes();
        span.number(news.first());
        span.number(news.dropped());
        segments.write(JOURNAL, span.done());
    }

    /** Keeps all once more. Nobody may use the emulator any more. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        for (int tries = 0; tries < ROUNDS_AFTER && !keep(); tries++) Thread.onSpinWait();
        store.close();
    }
}
