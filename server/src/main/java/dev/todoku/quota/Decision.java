package dev.todoku.quota;

import dev.todoku.kernel.Why;
import java.time.Instant;

/** The answer to "may these messages be sent?". */
public sealed interface Decision {

    /** Yes; the reservation is written. */
    record Granted(Grant grant) implements Decision {}

    /**
     * No: it does not fit, and nothing was reserved.
     *
     * @param count messages asked for
     * @param pot the pot that is too small
     * @param limit what that pot may hold
     * @param remaining what it can still give
     * @param resetsAt when the month's count starts again at nought
     */
    record DoesNotFit(long count, String pot, long limit, long remaining, Instant resetsAt) implements Decision {

        public long shortBy() {
            return count - remaining;
        }
    }

    /** Not now: the limit is not known (law 10), or the clocks disagree (law 12). Ask again later. */
    record NotKnown(Why why) implements Decision {}
}
