package dev.todoku.delivery;

import java.time.Duration;

/**
 * Keeps a delivery from going faster than so many recipients a minute: equal slices at equal distances, so that no
 * minute, wherever it begins, sees more.
 *
 * @param recipients the most of one slice
 * @param every from the beginning of a slice to that of the next
 */
record Throttle(int recipients, Duration every) {

    private static final int SLICES_MIN = 6;

    static Throttle of(int perMinute, int waveRecipients) {
        int slices = Math.max(Math.min(SLICES_MIN, perMinute), Math.ceilDiv(perMinute, waveRecipients));
        return new Throttle(perMinute / slices, Duration.ofMillis(Math.ceilDiv(60_000, slices)));
    }

    /** How long to rest after so many; a batch that was cut before is sent whole. */
    Duration restAfter(long sent) {
        return every.multipliedBy(Math.max(1, Math.ceilDiv(sent, recipients)));
    }
}
