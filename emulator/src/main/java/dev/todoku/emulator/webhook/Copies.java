package dev.todoku.emulator.webhook;

import dev.todoku.protocol.webhook.Event;
import dev.todoku.protocol.webhook.ReceivedWebhook.Malformed;
import dev.todoku.protocol.webhook.ReceivedWebhook.Parsed;
import dev.todoku.protocol.webhook.WebhookReader;
import dev.todoku.protocol.webhook.WebhookWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The same event, told again or to somebody else. */
final class Copies {
    private Copies() {}

    /** Again: nothing changes but {@code isRedelivery}. */
    static Event redelivered(Event event) {
        ObjectNode json = WebhookWriter.event(event).deepCopy();
        json.putObject("deliveryContext").put("isRedelivery", true);
        return read(json);
    }

    /** To a channel that does not control the chat: it cannot reply. */
    static Event standby(Event event, String eventId) {
        ObjectNode json = WebhookWriter.event(event).deepCopy();
        json.put("mode", "standby").put("webhookEventId", eventId);
        json.remove("replyToken");
        return read(json);
    }

    /** To another channel that controls the chat, with a reply token of its own. */
    static Event active(Event event, String eventId, @Nullable String replyToken) {
        ObjectNode json = WebhookWriter.event(event).deepCopy();
        json.put("webhookEventId", eventId);
        if (replyToken == null) json.remove("replyToken");
        else json.put("replyToken", replyToken);
        return read(json);
    }

    private static Event read(ObjectNode json) {
        return switch (WebhookReader.event(json)) {
            case Parsed parsed -> parsed.event();
            case Malformed malformed -> throw new IllegalStateException("event: " + malformed.reason());
        };
    }
}
