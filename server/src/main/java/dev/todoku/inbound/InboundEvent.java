package dev.todoku.inbound;

import dev.todoku.protocol.UserId;
import dev.todoku.protocol.webhook.Event;
import dev.todoku.protocol.webhook.EventSource;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An event from the log on its way through the handlers.
 *
 * @param position its place in the order of arrival
 * @param receivedAt when it was put on disk
 */
public record InboundEvent(long position, Event event, Instant receivedAt) {

    /** Who did it, if it happened in the chat with that one person: there alone is a friend spoken to. */
    public Optional<UUID> chatUser() {
        return chatUser(event);
    }

    static Optional<UUID> chatUser(Event event) {
        return event.source() instanceof EventSource.User(String userId) && userId != null
                ? UserId.find(userId).map(UserId::value)
                : Optional.empty();
    }

    /** The event's name in causes and histories. */
    public String cause() {
        return "event:" + event.webhookEventId();
    }
}
