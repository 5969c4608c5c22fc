package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.content.Blob;
import dev.todoku.emulator.group.GroupChat;
import dev.todoku.emulator.webhook.GroupEvents;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.webhook.Event;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lets things happen in groups and rooms: first they happen, then the bot is told, if it is in. */
final class GroupActions {
    /**
     * What came of it.
     *
     * @param messageId of the message it brought, if any
     * @param webhookEventId absent if the bot is not to be told
     * @param status {@code queued}: on its way; {@code no-webhook}: the account has none in use; {@code silent}
     */
    record Done(@Nullable String messageId, @Nullable String webhookEventId, String status) {}

    private static final Done SILENT = new Done(null, null, "silent");

    private final GroupEvents events;
    private final Attachments attachments;

    GroupActions(GroupEvents events, Attachments attachments) {
        this.events = events;
        this.attachments = attachments;
    }

    /** The account is invited. */
    Done join(Account account, String chatId, boolean silent) {
        return account.locked(() -> {
            GroupChat chat = chat(account, chatId);
            if (chat.isJoined()) throw ControlRefused.conflict("join: got it of a chat that the account is in");
            chat.setJoined(true);
            return tell(account, chat, "join", null, Json.object(), null, false, silent);
        });
    }

    /** The account is removed. */
    Done leave(Account account, String chatId, boolean silent) {
        return account.locked(() -> {
            GroupChat chat = joined(account, chatId);
            chat.setJoined(false);
            return tell(account, chat, "leave", null, Json.object(), null, false, silent);
        });
    }

    /** People come. */
    Done comeIn(Account account, String chatId, List<String> userIds, boolean silent) {
        return account.locked(() -> {
            GroupChat chat = chat(account, chatId);
            return change(account, chat, "memberJoined", "joined", userIds, chat::add, silent);
        });
    }

    /** People go. */
    Done goOut(Account account, String chatId, List<String> userIds, boolean silent) {
        return account.locked(() -> {
            GroupChat chat = chat(account, chatId);
            return change(account, chat, "memberLeft", "left", userIds, chat::remove, silent);
        });
    }

    /** A member writes, taps, takes back; {@code blob} is what a message brings. */
    Done act(Account account, String chatId, Action action, @Nullable Blob blob, boolean fails) {
        String userId = ControlCall.require("userId", action.userId());
        String type = ControlCall.require("type", action.type());
        return account.locked(() -> {
            GroupChat chat = joined(account, chatId);
            int ordinal = Lookup.friend(account, userId);
            if (!chat.members().contains(ordinal))
                throw ControlRefused.conflict("userId: got '" + userId + "', who is not in the chat");
            ObjectNode content = action.content();
            Attachments.complete(content);
            return tell(account, chat, type, userId, content, blob, fails, action.isSilent());
        });
    }

    private Done change(
            Account account,
            GroupChat chat,
            String type,
            String property,
            List<String> userIds,
            IntPredicate change,
            boolean silent) {
        if (userIds.isEmpty()) throw ControlRefused.badRequest("members: got none (expected: user ids)");
        ArrayNode members = Json.mapper().createArrayNode();
        for (String userId : userIds) {
            if (!change.test(Lookup.friend(account, userId)))
                throw ControlRefused.conflict("members: got '" + userId + "', for whom nothing changes");
            members.addObject().put("type", "user").put("userId", userId);
        }
        if (!chat.isJoined()) return SILENT;
        ObjectNode content = Json.object();
        content.putObject(property).set("members", members);
        return tell(account, chat, type, null, content, null, false, silent);
    }

    private Done tell(
            Account account,
            GroupChat chat,
            String type,
            @Nullable String userId,
            ObjectNode content,
            @Nullable Blob blob,
            boolean fails,
            boolean silent) {
        GroupEvents.Told told;
        try {
            told = events.tell(account, chat.id(), type, userId, content, silent);
        } catch (IllegalArgumentException e) {
            throw ControlRefused.badRequest(String.valueOf(e.getMessage()));
        }
        attachments.keep(account, told.event(), blob, fails);
        String messageId =
                told.event() instanceof Event.MessageEvent sent ? sent.message().id() : null;
        if (silent) return new Done(messageId, null, "silent");
        return new Done(messageId, told.event().webhookEventId(), told.queued() ? "queued" : "no-webhook");
    }

    private static GroupChat joined(Account account, String chatId) {
        GroupChat chat = chat(account, chatId);
        if (!chat.isJoined()) throw ControlRefused.conflict("chatId: got '" + chatId + "', where the account is not");
        return chat;
    }

    private static GroupChat chat(Account account, String chatId) {
        return account.groups()
                .find(chatId)
                .orElseThrow(() -> ControlRefused.notFound("chatId: got '" + chatId + "', which is no group or room"));
    }
}
