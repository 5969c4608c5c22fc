package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.content.Blob;
import dev.todoku.emulator.content.Content;
import dev.todoku.emulator.content.Kind;
import dev.todoku.emulator.content.Samples;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.protocol.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Lets somebody send a picture, video, sound or file whose bytes are the body of the call. */
final class ContentControl {
    private static final int BODY_BYTES_MAX = 200 * 1024 * 1024;
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final Accounts accounts;
    private final Ids ids;
    private final Actions actions;
    private final GroupActions groupActions;

    ContentControl(Accounts accounts, Ids ids, Actions actions, GroupActions groupActions) {
        this.accounts = accounts;
        this.ids = ids;
        this.actions = actions;
        this.groupActions = groupActions;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("POST", "/_emulator/accounts/{channelId}/friends/{userId}/contents", this::send);
        routes.add("GET", "/_emulator/accounts/{channelId}/contents/{messageId}", this::show);
    }

    private record Sent(String messageId, @Nullable String webhookEventId, String status) {}

    /** {@code type} is told by the Content-Type unless given; no body at all sends a sample. */
    private Reply send(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        String header = call.incoming().header("Content-Type");
        String contentType = header == null ? UNKNOWN_TYPE : header;
        Kind kind = kind(call.query("type"), contentType);
        byte[] body = call.incoming().body(BODY_BYTES_MAX);
        Blob blob = body.length == 0 ? Samples.of(kind) : new Blob(contentType, body);
        String messageId = ids.messageId();
        ObjectNode action = Json.object().put("userId", call.variable("userId")).put("type", "message");
        action.put("silent", "true".equals(call.query("silent")));
        ObjectNode message = action.putObject("message").put("id", messageId).put("type", kind.word());
        if (kind == Kind.FILE) message.put("fileName", fileName(call)).put("fileSize", blob.bytes().length);
        if (call.query("duration") != null) message.put("duration", duration(call));
        boolean fails = "failed".equals(call.query("transcoding"));
        String chatId = call.query("chatId");
        Action asked = ControlCall.as(Action.class, action);
        if (chatId != null) {
            GroupActions.Done done = groupActions.act(account, chatId, asked, blob, fails);
            return Reply.json(new Sent(messageId, done.webhookEventId(), done.status()));
        }
        Actions.Done done = actions.act(account, asked, blob, fails);
        return Reply.json(new Sent(messageId, done.webhookEventId(), done.status()));
    }

    /** What somebody sent, as they themselves still see it; {@code preview=true} for the small picture. */
    private Reply show(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        String messageId = call.variable("messageId");
        Content content = account.locked(() -> account.contents().find(messageId))
                .orElseThrow(() -> ControlRefused.notFound(
                        "messageId: got '" + messageId + "', of which nothing is kept (any more)"));
        Blob blob = "true".equals(call.query("preview")) && content.hasPreview() ? content.preview() : content.blob();
        return Reply.bytes(blob.contentType(), blob.bytes()).with("Content-Security-Policy", "sandbox");
    }

    private static Kind kind(@Nullable String word, String contentType) {
        if (word == null) return Kind.ofMediaType(contentType);
        return Kind.of(word)
                .orElseThrow(() ->
                        ControlRefused.badRequest("type: got '" + word + "' (expected: image, video, audio or file)"));
    }

    private static String fileName(ControlCall call) {
        String name = call.query("fileName");
        return name == null ? "sample.txt" : name;
    }

    private static long duration(ControlCall call) {
        String millis = ControlCall.require("duration", call.query("duration"));
        try {
            return Long.parseLong(millis);
        } catch (NumberFormatException e) {
            throw ControlRefused.badRequest("duration: got '" + millis + "' (expected: milliseconds)");
        }
    }
}
