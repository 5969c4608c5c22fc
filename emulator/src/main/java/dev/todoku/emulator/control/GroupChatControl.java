package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.journal.Entry;
import dev.todoku.emulator.journal.Journal;
import dev.todoku.emulator.journal.Recipients;
import dev.todoku.emulator.journal.Sent;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.webhook.Event;
import dev.todoku.protocol.webhook.EventSource;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What stands in a group or room: a view over the journal, as a friend's chat is. */
final class GroupChatControl {
    private final Accounts accounts;
    private final Journal journal;

    GroupChatControl(Accounts accounts, Journal journal) {
        this.accounts = accounts;
        this.journal = journal;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("GET", "/_emulator/accounts/{channelId}/groups/{chatId}/chat", this::chat);
    }

    /**
     * @param direction {@code in}: from a member; {@code out}: from the account
     * @param userId of the member
     */
    private record GroupMessage(
            String direction,
            Instant at,
            String via,
            @Nullable String userId,
            String messageId,
            JsonNode message) {}

    private Reply chat(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        String chatId = call.variable("chatId");
        if (account.locked(() -> account.groups().find(chatId)).isEmpty())
            throw ControlRefused.notFound("chatId: got '" + chatId + "', which is no group or room");
        return Reply.json(Map.of(
                "messages",
                journal.entries()
                        .filter(entry -> account.channelId().equals(entry.channelId()))
                        .flatMap(entry -> messages(entry, chatId))
                        .toList()));
    }

    private static Stream<GroupMessage> messages(Entry entry, String chatId) {
        return switch (entry) {
            case Entry.Call call -> call.sent() == null ? Stream.empty() : sent(call.at(), call.sent(), chatId);
            case Entry.Delivered delivered -> sent(delivered.at(), delivered.sent(), chatId);
            case Entry.Shown _ -> Stream.empty();
            case Entry.Happened happened ->
                happened.event() instanceof Event.MessageEvent event && isIn(event.source(), chatId)
                        ? Stream.of(new GroupMessage(
                                "in",
                                happened.at(),
                                "webhook",
                                event.userId(),
                                event.message().id(),
                                Json.tree(event.message())))
                        : Stream.empty();
        };
    }

    private static Stream<GroupMessage> sent(Instant at, Sent sent, String chatId) {
        if (!(sent.delivered() instanceof Recipients.Group group
                && group.group().equals(chatId))) return Stream.empty();
        return sent.objects().stream()
                .map(object ->
                        new GroupMessage("out", at, sent.via().word(), null, object.id(), Json.tree(object.message())));
    }

    private static boolean isIn(@Nullable EventSource source, String chatId) {
        return switch (source) {
            case EventSource.Group group -> group.groupId().equals(chatId);
            case EventSource.Room room -> room.roomId().equals(chatId);
            case null, default -> false;
        };
    }
}
