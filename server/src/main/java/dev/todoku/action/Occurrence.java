package dev.todoku.action;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to one person and causes actions.
 *
 * @param userId LINE's user id
 * @param at when it happened
 * @param cause what the friend's history will say
 * @param replyTo how to answer; null: no answer is possible
 * @param actions in order; of several replies the first is sent
 */
public record Occurrence(
        UUID userId, Instant at, String cause, @Nullable ReplyTo replyTo, List<Action> actions) {

    public Occurrence {
        actions = List.copyOf(actions);
    }

    /** The same, and this is how to answer it. */
    public Occurrence answeredBy(ReplyTo to) {
        return new Occurrence(userId, at, cause, to, actions);
    }

    /**
     * The event that can be answered, once.
     *
     * @param tokenAt from when the token lives: the event's time, or when LINE delivered it again
     */
    public record ReplyTo(String webhookEventId, String replyToken, Instant tokenAt) {}
}
