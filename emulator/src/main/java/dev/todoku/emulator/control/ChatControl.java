package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.journal.Entry;
import dev.todoku.emulator.journal.Journal;
import dev.todoku.emulator.journal.Sent;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.webhook.Event;
import dev.todoku.protocol.webhook.EventSource;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One friend's chat with the account: a view over the journal. */
final class ChatControl {
    private final Accounts accounts;
    private final Journal journal;

    ChatControl(Accounts accounts, Journal journal) {
        this.accounts = accounts;
        this.journal = journal;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("GET", "/_emulator/accounts/{channelId}/friends/{userId}/chat", this::chat);
    }

    /**
     * @param direction {@code in}: from the friend; {@code out}: from the account
     * @param via the route of an outgoing message; {@code webhook} for an incoming one
     * @param requestId of the call that sent it, or the id of the event that told of it
     */
    private record ChatMessage(
            String direction,
            Instant at,
            String via,
            String requestId,
            @Nullable String messageId,
            JsonNode message) {}

    private Reply chat(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        int ordinal = account.locked(() -> Lookup.friend(account, call.variable("userId")));
        return Reply.json(Map.of(
                "messages",
                journal.entries()
                        .filter(entry -> account.channelId().equals(entry.channelId()))
                        .flatMap(entry -> messages(entry, ordinal))
                        .toList()));
    }

    private static Stream<ChatMessage> messages(Entry entry, int ordinal) {
        return switch (entry) {
            case Entry.Call call -> call.sent() == null ? Stream.empty() : sent(call, call.sent(), ordinal);
            case Entry.Happened happened ->
                happened.ordinal() == ordinal && happened.event().source() instanceof EventSource.User
                        ? wrote(happened)
                        : Stream.empty();
        };
    }

    private static Stream<ChatMessage> sent(Entry.Call call, Sent sent, int ordinal) {
        if (!sent.delivered().contains(ordinal)) return Stream.empty();
        return sent.objects().stream()
                .map(object -> new ChatMessage(
                        "out",
                        call.at(),
                        sent.via().word(),
                        call.requestId(),
                        object.id(),
                        Json.tree(object.message())));
    }

    private static Stream<ChatMessage> wrote(Entry.Happened happened) {
        return switch (happened.event()) {
            case Event.MessageEvent event ->
                Stream.of(wrote(happened, event.message().id(), Json.tree(event.message())));
            case Event.PostbackEvent event -> {
                ObjectNode message = Json.object().put("type", "postback");
                message.setAll((ObjectNode) Json.tree(event.postback()));
                yield Stream.of(wrote(happened, null, message));
            }
            default -> Stream.empty();
        };
    }

    private static ChatMessage wrote(Entry.Happened happened, @Nullable String messageId, JsonNode message) {
        return new ChatMessage("in", happened.at(), "webhook", happened.event().webhookEventId(), messageId, message);
    }
}
