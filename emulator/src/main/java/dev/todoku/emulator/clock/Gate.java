package dev.todoku.emulator.clock;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Between calls: whatever changes state passes here, any number at once. Who copies state waits until nobody is inside,
 * so that what is kept of different parts belongs together.
 */
public final class Gate {
    private static final long PATIENCE_MILLIS = 50;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final LongAdder passed = new LongAdder();

    /** Does something that may change state. */
    public <T> T pass(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            passed.increment();
            lock.readLock().unlock();
        }
    }

    /** As {@link #pass(Supplier)}, without a result. */
    public void pass(Runnable work) {
        pass(() -> {
            work.run();
            return true;
        });
    }

    /** How often anybody has passed. */
    public long passed() {
        return passed.sum();
    }

    /** Does {@code work} while nobody is inside; empty if somebody stays in there for long. */
    public <T> Optional<T> whileEmpty(Supplier<T> work) throws InterruptedException {
        if (!lock.writeLock().tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) return Optional.empty();
        try {
            return Optional.of(work.get());
        } finally {
            lock.writeLock().unlock();
        }
    }
}
