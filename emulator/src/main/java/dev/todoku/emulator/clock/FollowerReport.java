package dev.todoku.emulator.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a process that follows the clock says of itself.
 *
 * @param version the clock version it has seen
 * @param quiet whether it has nothing left to do at that version
 * @param nextDue its next own due instant, if it has one
 * @param busyWith what it does, for people, when it is not quiet
 * @param report rises with each report of one life of the follower; the next number is assumed when absent
 */
public record FollowerReport(
        long version,
        boolean quiet,
        @Nullable Instant nextDue,
        @Nullable String busyWith,
        @Nullable Long report) {}
