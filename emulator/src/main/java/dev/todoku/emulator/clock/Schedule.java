package dev.todoku.emulator.clock;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is due by the emulated clock. Tasks run one after the other, in order of their instants and, at the same
 * instant, in the order they were given; while the clock is frozen only those due at or before it run.
 */
public final class Schedule implements AutoCloseable {
    /** What a task does. It can be kept over a restart, with all that it holds on to, and so must be written in place. */
    @FunctionalInterface
    public interface Work extends Runnable, Serializable {}

    /** A task that waits. */
    public record Kept(Instant due, String what, Work work) {}

    private record Task(Instant due, long order, String what, Work work) {}

    private final EmulatedClock clock;
    private final Activity activity;
    private final Gate gate;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::order));
    private long order;
    private @Nullable Task running;
    private boolean closed;

    public Schedule(EmulatedClock clock, Activity activity, Gate gate) {
        this.clock = clock;
        this.activity = activity;
        this.gate = gate;
        clock.onChange(this::wake);
        Thread.ofVirtual().name("emulator-schedule").start(this::runUntilClosed);
    }

    /** Runs {@code work} when the clock shows {@code due} or later; {@code what} is shown while it is awaited. */
    public void at(Instant due, String what, Work work) {
        lock.lock();
        try {
            tasks.add(new Task(due, order++, what, work));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** When the next task is due; empty if none waits. */
    public Optional<Instant> nextDue() {
        lock.lock();
        try {
            return Optional.ofNullable(tasks.peek()).map(Task::due);
        } finally {
            lock.unlock();
        }
    }

    /** What runs now or should already run; empty if nothing does. */
    public Optional<String> busyWith() {
        lock.lock();
        try {
            if (running != null) return Optional.of(running.what);
            return Optional.ofNullable(tasks.peek()).filter(this::isDue).map(Task::what);
        } finally {
            lock.unlock();
        }
    }

    /** All that waits, in order. What runs is not among it, but what has been taken and not begun is. */
    public List<Kept> kept() {
        lock.lock();
        try {
            return Stream.concat(Stream.ofNullable(running), tasks.stream().sorted(tasks.comparator()))
                    .map(task -> new Kept(task.due, task.what, task.work))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets every waiting task. */
    public void clear() {
        lock.lock();
        try {
            tasks.clear();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void runUntilClosed() {
        try {
            for (Task task = take(); task != null; task = take()) {
                Task taken = task;
                gate.pass(() -> run(taken));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Task task) {
        try {
            task.work.run();
        } catch (RuntimeException e) {
            System.getLogger(Schedule.class.getName()).log(System.Logger.Level.ERROR, "failed: " + task.what, e);
        } finally {
            done();
        }
    }

    private @Nullable Task take() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                Task head = tasks.peek();
                if (head != null && isDue(head)) {
                    running = tasks.poll();
                    return running;
                }
                OptionalLong nanos = head == null ? OptionalLong.empty() : clock.nanosUntil(head.due);
                if (nanos.isEmpty()) changed.await();
                else if (nanos.getAsLong() > 0) changed.awaitNanos(nanos.getAsLong());
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void done() {
        lock.lock();
        try {
            running = null;
        } finally {
            lock.unlock();
        }
        activity.progressed();
    }

    private boolean isDue(Task task) {
        return !task.due.isAfter(clock.instant());
    }
}
