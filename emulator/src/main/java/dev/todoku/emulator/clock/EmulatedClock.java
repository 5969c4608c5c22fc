package dev.todoku.emulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** The one source of time of an emulated LINE: frozen and moved by hand, or the system's time plus an offset. */
public final class EmulatedClock implements InstantSource {
    /** Before it are no ids of LINE's, whose times count from there. */
    public static final Instant EARLIEST = Instant.EPOCH;
    /** The last second whose year has four digits, as LINE writes them. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final InstantSource system;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile State state;

    private record State(ClockMode mode, Instant frozen, Duration offset, long version) {}

    private EmulatedClock(InstantSource system, State state) {
        this.system = system;
        this.state = state;
    }

    /** A clock that runs with {@code system}. */
    public static EmulatedClock running(InstantSource system) {
        return new EmulatedClock(system, new State(ClockMode.SYSTEM, Instant.EPOCH, Duration.ZERO, 1));
    }

    /** A clock frozen at {@code now}; {@code system} is used once it is told to run. */
    public static EmulatedClock frozenAt(Instant now, InstantSource system) {
        return new EmulatedClock(system, new State(ClockMode.MANUAL, now, Duration.ZERO, 1));
    }

    @Override
    public Instant instant() {
        return instant(state);
    }

    /** What the clock shows, all of it from the same moment. */
    public ClockReading read() {
        State current = state;
        return new ClockReading(instant(current), current.mode, current.version);
    }

    /** Moves to {@code now}; frozen stays frozen, running runs on from there. */
    public void set(Instant now) {
        change(current -> current.mode == ClockMode.MANUAL
                ? new State(current.mode, now, current.offset, current.version + 1)
                : new State(
                        current.mode, current.frozen, Duration.between(system.instant(), now), current.version + 1));
    }

    /** Freezes at the present instant. */
    public void freeze() {
        change(current -> new State(ClockMode.MANUAL, instant(current), current.offset, current.version + 1));
    }

    /** Runs on with the system's clock from the present instant, so that time never goes back. */
    public void run() {
        change(current -> new State(
                ClockMode.SYSTEM,
                current.frozen,
                Duration.between(system.instant(), instant(current)),
                current.version + 1));
    }

    /** What a clock needs to go on in another process. */
    public record Kept(ClockMode mode, Instant frozen, Duration offset) {}

    public Kept kept() {
        State current = state;
        return new Kept(current.mode, current.frozen, current.offset);
    }

    /** Goes on as the clock that was kept: frozen where it stood, or with the system's time and the same offset. */
    public void resume(Kept kept) {
        change(current -> new State(kept.mode, kept.frozen, kept.offset, current.version + 1));
    }

    /** Waits until the version is above {@code version}, at most {@code timeout} of real time; then reads. */
    public ClockReading awaitAfter(long version, Duration timeout) throws InterruptedException {
        long nanos = timeout.toNanos();
        lock.lock();
        try {
            while (state.version <= version && nanos > 0) nanos = changed.awaitNanos(nanos);
        } finally {
            lock.unlock();
        }
        return read();
    }

    /** Real time from now until the clock will show {@code due} by itself; empty if only a hand can bring it there. */
    OptionalLong nanosUntil(Instant due) {
        State current = state;
        if (current.mode == ClockMode.MANUAL) return OptionalLong.empty();
        Duration until = Duration.between(instant(current), due);
        // Duration.toNanos overflows after 292 years.
        return OptionalLong.of(
                until.compareTo(Duration.ofDays(365)) > 0 ? TimeUnit.DAYS.toNanos(365) : until.toNanos());
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void change(UnaryOperator<State> next) {
        lock.lock();
        try {
            state = next.apply(state);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
    }

    private Instant instant(State current) {
        return current.mode == ClockMode.MANUAL
                ? current.frozen
                : system.instant().plus(current.offset);
    }
}
