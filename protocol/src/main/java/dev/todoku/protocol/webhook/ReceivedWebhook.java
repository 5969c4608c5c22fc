package dev.todoku.protocol.webhook;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The body of one webhook call as it came in.
 *
 * @param destination user id of the bot
 * @param events in the order of the body, good and bad
 */
public record ReceivedWebhook(String destination, List<ReceivedEvent> events) {

    public ReceivedWebhook {
        events = List.copyOf(events);
    }

    /** One element of {@code events}. */
    public sealed interface ReceivedEvent {

        /** The element as it came, unknown properties and all. */
        JsonNode raw();
    }

    /** An event we can act on; also one of a type not known yet ({@link UnknownEvent}). */
    public record Parsed(Event event, JsonNode raw) implements ReceivedEvent {}

    /**
     * An element that is no event.
     *
     * @param reason what was got and expected, as {@code timestamp: got "now" (expected: a whole number)}
     */
    public record Malformed(String reason, JsonNode raw) implements ReceivedEvent {}
}
