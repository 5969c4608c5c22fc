package dev.todoku.delivery;

/**
 * A batch given to a worker to send, after it was written.
 *
 * @param wasDoubtful whether LINE may have accepted it already before this attempt
 */
record Assignment(Batch batch, boolean wasDoubtful) {}
