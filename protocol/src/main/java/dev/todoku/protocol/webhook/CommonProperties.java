package dev.todoku.protocol.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every event carries.
 *
 * @param timestamp when it happened, to the millisecond; events may arrive in another order
 * @param source absent when linking an account failed
 * @param webhookEventId a ULID; the same one again is the same event
 * @param isRedelivery whether LINE sends the event again because it got no 2xx the first time
 * @param replyToken absent where no reply is possible; single use, about a minute
 */
public record CommonProperties(
        EventMode mode,
        Instant timestamp,
        @Nullable EventSource source,
        String webhookEventId,
        boolean isRedelivery,
        @Nullable String replyToken) {

    /** The same event as LINE sends it again: nothing else changes, not even the reply token. */
    public CommonProperties redelivered() {
        return new CommonProperties(mode, timestamp, source, webhookEventId, true, replyToken);
    }
}
