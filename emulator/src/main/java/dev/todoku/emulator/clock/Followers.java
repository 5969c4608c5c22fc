package dev.todoku.emulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The processes that live by this clock. One counts as quiet only on its own word, given at the present version and
 * after the last webhook that was sent; one that is not heard of for 30 s of real time is dropped.
 */
public final class Followers {
    private static final long SILENCE_NANOS_MAX = Duration.ofSeconds(30).toNanos();

    /** How long a follower that reports all the time is given to report twice. */
    private static final long CERTAINTY_NANOS = Duration.ofMillis(500).toNanos();

    private static final class Follower {
        private FollowerReport last;
        private long number;
        private long seenNanos;
        /** Reports up to this one were made before the last webhook went out. */
        private long staleUpTo = Long.MIN_VALUE;
        /** Reports from this one on were surely made after the last webhook had arrived. */
        private long certainFrom = Long.MIN_VALUE;

        private long webhookEndNanos;

        private Follower(FollowerReport last, long number, long seenNanos) {
            this.last = last;
            this.number = number;
            this.seenNanos = seenNanos;
        }

        /**
         * When a webhook has been answered, the next report may already be on its way with older news; the one after it
         * cannot. Who reports only when something changes is taken at its first word.
         */
        private boolean speaksOfLastWebhook(long nanos) {
            return number > staleUpTo && (number >= certainFrom || nanos - webhookEndNanos > CERTAINTY_NANOS);
        }
    }

    private final Activity activity;
    private final LongSupplier nanoTime;
    private final Map<String, Follower> followers = new TreeMap<>();

    public Followers(Activity activity, LongSupplier nanoTime) {
        this.activity = activity;
        this.nanoTime = nanoTime;
    }

    /** Takes a report; a number below the last one means that the follower started anew. */
    public synchronized void report(String name, FollowerReport report) {
        Follower known = followers.get(name);
        long number = report.report() != null ? report.report() : known == null ? 1 : known.number + 1;
        if (known == null || number < known.number) {
            followers.put(name, new Follower(report, number, nanoTime.getAsLong()));
            activity.progressed();
            return;
        }
        if (!says(known.last).equals(says(report))) activity.progressed();
        known.last = report;
        known.number = number;
        known.seenNanos = nanoTime.getAsLong();
    }

    public synchronized void leave(String name) {
        followers.remove(name);
        activity.progressed();
    }

    /** A webhook goes out: whatever any follower has said so far no longer shows that it is quiet. */
    public synchronized void webhookBegins() {
        followers.values().forEach(follower -> follower.staleUpTo = follower.number);
    }

    /** That webhook was answered, or given up. */
    public synchronized void webhookEnds() {
        long now = nanoTime.getAsLong();
        followers.values().forEach(follower -> {
            follower.certainFrom = follower.number + 2;
            follower.webhookEndNanos = now;
        });
    }

    /** Who is not quiet at this version and instant, and with what. */
    synchronized List<String> busyWith(long version, Instant now) {
        dropSilent();
        List<String> busy = new ArrayList<>();
        followers.forEach((name, follower) -> {
            FollowerReport last = follower.last;
            if (last.version() < version) busy.add(name + ": has not seen clock version " + version);
            else if (!last.quiet()) busy.add(name + ": " + Objects.requireNonNullElse(last.busyWith(), "busy"));
            else if (!follower.speaksOfLastWebhook(nanoTime.getAsLong()))
                busy.add(name + ": no report since the last webhook");
            else if (last.nextDue() != null && !last.nextDue().isAfter(now))
                busy.add(name + ": work due at " + last.nextDue() + " is not done");
        });
        return busy;
    }

    /** The earliest instant at which a follower has work of its own. */
    synchronized Optional<Instant> nextDue() {
        dropSilent();
        return followers.values().stream()
                .flatMap(follower -> Optional.ofNullable(follower.last.nextDue()).stream())
                .min(Instant::compareTo);
    }

    private void dropSilent() {
        long now = nanoTime.getAsLong();
        followers.values().removeIf(follower -> now - follower.seenNanos > SILENCE_NANOS_MAX);
    }

    /** A heartbeat that repeats the last words is no progress; the number is left out. */
    private static List<Object> says(FollowerReport report) {
        return List.of(
                report.version(),
                report.quiet(),
                Objects.requireNonNullElse(report.nextDue(), Instant.MAX),
                Objects.requireNonNullElse(report.busyWith(), ""));
    }
}
