package dev.todoku.emulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The passing of time: moves the clock through every due instant, ours and the followers', in order, and goes on only
 * when both sides are quiet.
 */
public final class Passage {
    private static final long POLL_NANOS = Duration.ofMillis(1).toNanos();

    /** Thrown when nothing went on for the patience given, though somebody is busy. */
    public static final class NotQuiet extends Exception {
        private static final long serialVersionUID = 1;

        private final transient List<String> busy;

        private NotQuiet(List<String> busy) {
            super("not quiet: " + busy);
            this.busy = busy;
        }

        /** Who, with what. */
        public List<String> busy() {
            return busy;
        }
    }

    private final EmulatedClock clock;
    private final Schedule schedule;
    private final Activity activity;
    private final Followers followers;
    private final Duration patience;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    public Passage(EmulatedClock clock, Schedule schedule, Activity activity, Followers followers, Duration patience) {
        this.clock = clock;
        this.schedule = schedule;
        this.activity = activity;
        this.followers = followers;
        this.patience = patience;
    }

    /** Lets {@code time} pass; nothing passes for zero, but all that is due now is done afterwards. */
    public ClockReading advance(Duration time) throws NotQuiet {
        oneAtATime.lock();
        try {
            return moveTo(clock.instant().plus(time));
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Goes to {@code target} through all that is due before it. */
    public ClockReading advanceTo(Instant target) throws NotQuiet {
        oneAtATime.lock();
        try {
            return moveTo(target);
        } finally {
            oneAtATime.unlock();
        }
    }

    private ClockReading moveTo(Instant target) throws NotQuiet {
        step(clock.instant());
        while (clock.instant().isBefore(target)) step(nextStop(target));
        return clock.read();
    }

    private Instant nextStop(Instant target) {
        Instant earliest = Stream.of(schedule.nextDue(), followers.nextDue())
                .flatMap(due -> due.stream())
                .filter(target::isAfter)
                .min(Instant::compareTo)
                .orElse(target);
        Instant now = clock.instant();
        return earliest.isBefore(now) ? now : earliest;
    }

    private void step(Instant to) throws NotQuiet {
        clock.set(to);
        long progress = activity.progress();
        long since = System.nanoTime();
        for (List<String> busy = busyWith(); !busy.isEmpty(); busy = busyWith()) {
            long now = System.nanoTime();
            if (activity.progress() != progress) {
                progress = activity.progress();
                since = now;
            } else if (now - since > patience.toNanos()) {
                throw new NotQuiet(busy);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Followers are asked before and after us: their late work may have become ours, and ours theirs. */
    private List<String> busyWith() {
        ClockReading reading = clock.read();
        List<String> busy = new ArrayList<>(followers.busyWith(reading.version(), reading.now()));
        schedule.busyWith().ifPresent(what -> busy.add("emulator: " + what));
        busy.addAll(activity.busyWith());
        return busy.isEmpty() ? followers.busyWith(reading.version(), reading.now()) : busy;
    }
}
