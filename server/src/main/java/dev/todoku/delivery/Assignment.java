package dev.todoku.delivery;

import java.time.Instant;

/**
 * A batch given to a worker to send, after it was written.
 *
 * @param wasDoubtful whether LINE may have accepted it already before this attempt
 * @param notAfter whoever comes to it later, because the process stood still, must not begin it any more: the month ends, or
 *     LINE forgets the key
 */
record Assignment(Batch batch, boolean wasDoubtful, Instant notAfter) {}
