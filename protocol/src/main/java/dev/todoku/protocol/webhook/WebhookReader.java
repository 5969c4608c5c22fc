package dev.todoku.protocol.webhook;

import dev.todoku.protocol.Json;
import dev.todoku.protocol.webhook.ReceivedWebhook.Malformed;
import dev.todoku.protocol.webhook.ReceivedWebhook.Parsed;
import dev.todoku.protocol.webhook.ReceivedWebhook.ReceivedEvent;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads webhook calls. LINE adds properties, event types and message types without notice, so unknown ones are kept,
 * and an event that cannot be read is set aside with the reason while the others go on.
 */
public final class WebhookReader {

    private WebhookReader() {}

    /**
     * The call in a body whose signature was right.
     *
     * @throws WebhookException if the body is not JSON, or has no destination or no list of events
     */
    public static ReceivedWebhook read(byte[] body) {
        JsonNode json = json(body);
        JsonNode destination = json.path("destination");
        if (!destination.isString() || destination.stringValue().isEmpty()) {
            throw new WebhookException("destination: got %s (expected: the user id of a bot)"
                    .formatted(destination.isMissingNode() ? "nothing" : destination));
        }
        JsonNode elements = json.path("events");
        if (!elements.isArray()) {
            throw new WebhookException(
                    "events: got %s (expected: a list)".formatted(elements.isMissingNode() ? "nothing" : elements));
        }
        List<ReceivedEvent> events = new ArrayList<>(elements.size());
        for (JsonNode element : elements) {
            events.add(event(element));
        }
        return new ReceivedWebhook(destination.stringValue(), events);
    }

    /** One event, as it stood in {@code events} or was stored since. */
    public static ReceivedEvent event(JsonNode raw) {
        try {
            return new Parsed(EventReader.read(Properties.of(raw)), raw);
        } catch (MalformedEventException e) {
            return new Malformed(String.valueOf(e.getMessage()), raw);
        }
    }

    private static JsonNode json(byte[] body) {
        JsonNode json;
        try {
            json = Json.read(body);
        } catch (JacksonException e) {
            throw new WebhookException("body: got no JSON (expected: an object): " + e.getOriginalMessage());
        }
        if (!json.isObject()) {
            throw new WebhookException("body: got %s (expected: an object)".formatted(json.getNodeType()));
        }
        return json;
    }
}
