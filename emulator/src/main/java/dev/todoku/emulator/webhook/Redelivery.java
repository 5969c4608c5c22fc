package dev.todoku.emulator.webhook;

import dev.todoku.protocol.webhook.Event;
import dev.todoku.protocol.webhook.ReceivedWebhook.Malformed;
import dev.todoku.protocol.webhook.ReceivedWebhook.Parsed;
import dev.todoku.protocol.webhook.WebhookReader;
import dev.todoku.protocol.webhook.WebhookWriter;
import tools.jackson.databind.node.ObjectNode;

/** The same event again: nothing changes but {@code isRedelivery}. */
final class Redelivery {
    private Redelivery() {}

    static Event of(Event event) {
        ObjectNode json = WebhookWriter.event(event).deepCopy();
        json.putObject("deliveryContext").put("isRedelivery", true);
        return switch (WebhookReader.event(json)) {
            case Parsed parsed -> parsed.event();
            case Malformed malformed -> throw new IllegalStateException("event: " + malformed.reason());
        };
    }
}
