package dev.todoku.kernel.time;

import java.time.Duration;
import java.time.Instant;

/**
 * What the followed clock said, and when by the monotonic clock: in mode {@code system} it ticks on by itself.
 */
record ClockReading(long version, Instant now, boolean ticking, long readAtNanos) {

    Instant at(long nanos) {
        return ticking ? now.plus(Duration.ofNanos(nanos - readAtNanos)) : now;
    }
}
