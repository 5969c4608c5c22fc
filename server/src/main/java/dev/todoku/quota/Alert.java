package dev.todoku.quota;

import java.time.Instant;

/**
 * A month came to a threshold; told once, whatever becomes of the figures afterwards.
 *
 * @param percent the threshold, of {@code limit}
 * @param limit messages, as it was then
 * @param committed sent or reserved by then, everybody's
 */
public record Alert(Subject subject, int percent, long limit, long committed, Instant at) {

    /** What is running out. */
    public enum Subject {
        /** LINE's own limit of the month. */
        LIMIT,
        /** The owner's budget, in messages or money. */
        BUDGET
    }
}
