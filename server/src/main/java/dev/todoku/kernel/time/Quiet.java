package dev.todoku.kernel.time;

import dev.todoku.kernel.TimeDriven;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether everything time-driven has nothing left to do at an instant, who has, and when the next one will.
 */
record Quiet(List<String> busyWith, Optional<Instant> nextDue) {

    boolean isQuiet() {
        return busyWith.isEmpty();
    }

    /** Looks twice: one looked at early may have been handed work by one looked at late. */
    static Quiet of(List<TimeDriven> all, Instant now) {
        Quiet first = look(all, now);
        return first.isQuiet() ? look(all, now) : first;
    }

    private static Quiet look(List<TimeDriven> all, Instant now) {
        List<String> busy = new ArrayList<>();
        Optional<Instant> next = Optional.empty();
        for (TimeDriven each : all) {
            Optional<Instant> due = each.nextDue();
            if (each.busy() || (due.isPresent() && !due.get().isAfter(now))) {
                busy.add(each.name());
            }
            next = Stream.concat(next.stream(), due.stream()).min(Instant::compareTo);
        }
        return new Quiet(List.copyOf(busy), next);
    }
}
