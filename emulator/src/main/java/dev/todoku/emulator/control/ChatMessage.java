package dev.todoku.emulator.control;

import dev.todoku.emulator.journal.Entry;
import dev.todoku.emulator.journal.Recipients;
import dev.todoku.emulator.journal.Sent;
import dev.todoku.emulator.journal.SentObject;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.webhook.Event;
import dev.todoku.protocol.webhook.EventSource;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One line of a chat.
 *
 * @param id its own within the chat: of the message, or of the event that told of it
 * @param direction {@code in}: from the friend; {@code out}: from the account
 * @param via the route of an outgoing message; {@code webhook} for an incoming one, {@code phone} for one that is
 *     shown without the bot being told
 * @param userId of the member who wrote it, in groups and rooms
 * @param requestId of the call that sent it, or the id of the event that told of it
 * @param bubble which message object of that call, from 0
 */
record ChatMessage(
        String id,
        String direction,
        Instant at,
        String via,
        @Nullable String userId,
        String requestId,
        int bubble,
        @Nullable String messageId,
        @Nullable String quoteToken,
        JsonNode message) {

    /** What an entry put into the chat of the friend with that ordinal. */
    static List<ChatMessage> of(Entry entry, int ordinal, boolean events) {
        return switch (entry) {
            case Entry.Call call
            when call.sent() != null && call.sent().delivered().contains(ordinal) ->
                sent(call.at(), call.requestId(), call.sent());
            case Entry.Delivered delivered
            when delivered.sent().delivered().contains(ordinal) ->
                sent(delivered.at(), delivered.requestId(), delivered.sent());
            case Entry.Happened happened
            when happened.ordinal() == ordinal && !isElsewhere(happened.event().source()) -> happened(happened, events);
            case Entry.Shown shown when shown.ordinal() == ordinal -> List.of(shown(shown));
            case Entry.Call _, Entry.Delivered _, Entry.Happened _, Entry.Shown _ -> List.of();
        };
    }

    /** What an entry put into a group or room. */
    static List<ChatMessage> inGroup(Entry entry, String chatId, boolean events) {
        return switch (entry) {
            case Entry.Call call
            when call.sent() != null
                    && call.sent().delivered() instanceof Recipients.Group group
                    && group.group().equals(chatId) -> sent(call.at(), call.requestId(), call.sent());
            case Entry.Happened happened when isIn(happened.event().source(), chatId) -> happened(happened, events);
            case Entry.Call _, Entry.Delivered _, Entry.Happened _, Entry.Shown _ -> List.of();
        };
    }

    private static boolean isElsewhere(@Nullable EventSource source) {
        return source instanceof EventSource.Group || source instanceof EventSource.Room;
    }

    private static boolean isIn(@Nullable EventSource source, String chatId) {
        return switch (source) {
            case EventSource.Group group -> group.groupId().equals(chatId);
            case EventSource.Room room -> room.roomId().equals(chatId);
            case null, default -> false;
        };
    }

    private static List<ChatMessage> sent(Instant at, String requestId, Sent sent) {
        return IntStream.range(0, sent.objects().size())
                .mapToObj(bubble -> out(at, requestId, sent, bubble))
                .toList();
    }

    private static ChatMessage out(Instant at, String requestId, Sent sent, int bubble) {
        SentObject object = sent.objects().get(bubble);
        return new ChatMessage(
                object.id(),
                "out",
                at,
                sent.via().word(),
                null,
                requestId,
                bubble,
                object.id(),
                object.quoteToken(),
                Json.tree(object.message()));
    }

    private static List<ChatMessage> happened(Entry.Happened happened, boolean events) {
        return switch (happened.event()) {
            case Event.MessageEvent event ->
                List.of(in(happened, event.message().id(), Json.tree(event.message())));
            case Event.PostbackEvent event -> {
                ObjectNode message = Json.object().put("type", "postback");
                message.setAll((ObjectNode) Json.tree(event.postback()));
                yield List.of(in(happened, null, message));
            }
            case Event.UnsendEvent event
            when events -> List.of(in(happened, event.messageId(), Json.object().put("type", "unsend")));
            case Event event
            when events -> List.of(in(happened, null, Json.object().put("type", event.type())));
            default -> List.of();
        };
    }

    private static ChatMessage shown(Entry.Shown shown) {
        ObjectNode message = Json.object().put("type", "text").put("text", shown.text());
        return new ChatMessage(shown.id(), "in", shown.at(), "phone", null, shown.id(), 0, null, null, message);
    }

    private static ChatMessage in(Entry.Happened happened, @Nullable String messageId, JsonNode message) {
        String eventId = happened.event().webhookEventId();
        String quoteToken = message.path("quoteToken").asString(null);
        String userId =
                isElsewhere(happened.event().source()) ? happened.event().userId() : null;
        return new ChatMessage(
                eventId, "in", happened.at(), "webhook", userId, eventId, 0, messageId, quoteToken, message);
    }
}
