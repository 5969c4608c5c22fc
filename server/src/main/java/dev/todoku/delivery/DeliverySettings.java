package dev.todoku.delivery;

import dev.todoku.line.Route;
import java.time.Duration;

/**
 * Times of the engine.
 *
 * @param stopBeforeReset nothing counted is begun this long before the month's end, so that nothing is in flight then
 * @param startAfterReset nor this long after it
 * @param repeatFor an unknown outcome is repeated until this long after the batch's first request; LINE forgets a retry
 *     key after 24 hours
 * @param wave recipients of batches that one worker has in flight before it writes their outcomes
 * @param settlingIn after a reset LINE may for so long tell the figures of the month before
 * @param lookAgain how long to wait for something only others can mend: a limit to be known, a token, room in a month
 */
public record DeliverySettings(
        Duration stopBeforeReset,
        Duration startAfterReset,
        Duration repeatFor,
        int wave,
        Duration settlingIn,
        Duration lookAgain) {

    public static final DeliverySettings DEFAULT = new DeliverySettings(
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofHours(23),
            10_000,
            Duration.ofHours(1),
            Duration.ofSeconds(60));

    /** Recipients of a whole wave. */
    int recipientsAtOnce(Route route) {
        return route == Route.PUSH ? Batch.SIZE : Math.max(1, wave / Batch.SIZE) * Batch.SIZE;
    }
}
