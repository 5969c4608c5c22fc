package dev.todoku.protocol.webhook;

import dev.todoku.protocol.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes webhook calls as LINE does. The bytes are what must be signed and sent. */
public final class WebhookWriter {

    private WebhookWriter() {}

    public static byte[] write(WebhookRequest request) {
        ObjectNode body = Json.object().put("destination", request.destination());
        ArrayNode events = body.putArray("events");
        request.events().forEach(event -> events.add(event(event)));
        return Json.write(body);
    }

    /** Where an event happened, as JSON. */
    public static JsonNode source(EventSource source) {
        return EventWriter.source(source);
    }

    /** One event as JSON: an element of the list in a call. */
    public static ObjectNode event(Event event) {
        return EventWriter.write(event);
    }
}
