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

    private record Follower(FollowerReport last, long number, long staleUpTo, long seenNanos) {}

    private final Activity activity;
    private final LongSupplier nanoTime;
    private final Map<String, Follower> followers = new TreeMap<>();

    public Followers(Activity activity, LongSupplier nanoTime) {
        this.activity = activity;
        this.nanoTime = nanoTime;
    }

    /** Takes a report; a number at or below the last one means that the follower started anew. */
    public synchronized void report(String name, FollowerReport report) {
        Follower before = followers.get(name);
        long number = report.report() != null ? report.report() : before == null ? 1 : before.number + 1;
        long staleUpTo = before != null && number > before.number ? before.staleUpTo : -1;
        followers.put(name, new Follower(report, number, staleUpTo, nanoTime.getAsLong()));
        if (before == null || !says(before.last).equals(says(report))) activity.progressed();
    }

    public synchronized void leave(String name) {
        followers.remove(name);
        activity.progressed();
    }

    /** A webhook goes out: whatever any follower has said so far no longer shows that it is quiet. */
    public synchronized void disturbed() {
        followers.replaceAll(
                (name, follower) -> new Follower(follower.last, follower.number, follower.number, follower.seenNanos));
    }

    /** Who is not quiet at this version and instant, and with what. */
    synchronized List<String> busyWith(long version, Instant now) {
        dropSilent();
        List<String> busy = new ArrayList<>();
        followers.forEach((name, follower) -> {
            FollowerReport last = follower.last;
            if (last.version() < version) busy.add(name + ": has not seen clock version " + version);
            else if (!last.quiet()) busy.add(name + ": " + Objects.requireNonNullElse(last.busyWith(), "busy"));
            else if (follower.number <= follower.staleUpTo) busy.add(name + ": no report since the last webhook");
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
