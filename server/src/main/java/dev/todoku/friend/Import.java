package dev.todoku.friend;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run over LINE's list of followers.
 *
 * @param state running, done or failed
 * @param listed followers LINE has named so far
 * @param added those among them whom the account had not met
 * @param why what LINE last said, if it did not answer
 */
public record Import(
        UUID importId,
        String state,
        long listed,
        long added,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String why) {

    static final String RUNNING = "running";
    static final String DONE = "done";
    static final String FAILED = "failed";
}
