package dev.todoku.emulator.webhook;

import dev.todoku.emulator.chat.ReadToken;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.protocol.ChatId;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.webhook.Event;
import dev.todoku.protocol.webhook.EventSource;
import dev.todoku.protocol.webhook.ReceivedWebhook.Malformed;
import dev.todoku.protocol.webhook.ReceivedWebhook.Parsed;
import dev.todoku.protocol.webhook.WebhookReader;
import dev.todoku.protocol.webhook.WebhookWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the event that tells a bot what a friend did: what the caller says happened, and around it what LINE adds. */
public final class Happening {
    private static final int REPLY_TOKEN_LENGTH = 32;
    private static final int QUOTE_TOKEN_LENGTH = 80;
    /** Events that cannot be answered (reference, "Webhook event objects"). */
    private static final Set<String> WITHOUT_REPLY = Set.of(
            "unsend",
            "unfollow",
            "leave",
            "memberLeft",
            "module",
            "activated",
            "deactivated",
            "botSuspended",
            "botResumed",
            "delivery");
    /** Kinds of messages that can be quoted. */
    private static final Set<String> QUOTABLE = Set.of("text", "image", "video", "sticker");

    private final Ids ids;

    public Happening(Ids ids) {
        this.ids = ids;
    }

    /**
     * The event of that type, with the properties of {@code content} that belong to it ({@code message}, {@code
     * postback},
     * …).
     *
     * @throws IllegalArgumentException if content is missing or of the wrong kind
     */
    public Event of(String type, String userId, ObjectNode content, Instant at) {
        return of(type, new EventSource.User(userId), content, at);
    }

    /** As {@link #of(String, String, ObjectNode, Instant)}, in any kind of chat. */
    public Event of(String type, EventSource source, ObjectNode content, Instant at) {
        return make(type, source, content, at);
    }

    /** An event that is in no chat, so that nobody can reply. */
    public Event ofNoChat(String type, ObjectNode content, Instant at) {
        return make(type, null, content, at);
    }

    private Event make(String type, @Nullable EventSource source, ObjectNode content, Instant at) {
        ObjectNode json = Json.object();
        json.put("type", type).put("mode", "active").put("timestamp", at.toEpochMilli());
        if (source != null) json.set("source", WebhookWriter.source(source));
        json.put("webhookEventId", ids.eventId());
        json.putObject("deliveryContext").put("isRedelivery", false);
        if (source != null && !WITHOUT_REPLY.contains(type)) json.put("replyToken", ids.token(REPLY_TOKEN_LENGTH));
        json.setAll(content);
        if (type.equals("message") && json.get("message") instanceof ObjectNode message)
            json.set("message", withIds(message, json.path("source"), at));
        return switch (WebhookReader.event(json)) {
            case Parsed parsed -> parsed.event();
            case Malformed malformed -> throw new IllegalArgumentException(malformed.reason());
        };
    }

    private JsonNode withIds(ObjectNode message, JsonNode source, Instant at) {
        ObjectNode whole = Json.object();
        whole.put("id", ids.messageId());
        if (QUOTABLE.contains(message.path("type").asString("")))
            whole.put("quoteToken", ids.token(QUOTE_TOKEN_LENGTH));
        chat(source).ifPresent(chat -> whole.put("markAsReadToken", new ReadToken(chat, at).text()));
        whole.setAll(message);
        return whole;
    }

    private static Optional<ChatId> chat(JsonNode source) {
        return Stream.of("groupId", "roomId", "userId")
                .map(name -> source.path(name).asString(""))
                .flatMap(id -> ChatId.find(id).stream())
                .findFirst();
    }
}
