package dev.todoku.emulator.control;

import dev.todoku.protocol.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a friend does. {@code text} is short for a text message, {@code data} and {@code params} for a postback; every
 * other
 * kind of event takes its own property as LINE writes it.
 *
 * <p>{@code tap} is a finger on something that has an {@code action} of LINE's: {@code requestId} and {@code bubble} tell
 * which message it stands in, {@code params} what was picked, {@code message} what was photographed or pointed at.
 * {@code read} is a look at that message, or at everything there is.
 *
 * @param area of the friend's rich menu that is tapped, from 0; its action need not be given
 * @param userId who; given by the path where one friend is named there
 * @param type a type of LINE's webhook events, or {@code tap}, {@code read}, or {@code deleteAccount}: the user
 *     leaves LINE, of which no bot is told
 * @param silent the bot is not told
 */
record Action(
        @Nullable String userId,
        @Nullable String type,
        @Nullable Boolean silent,
        @Nullable ObjectNode action,
        @Nullable String requestId,
        @Nullable Integer bubble,
        @Nullable Integer area,
        @Nullable String text,
        @Nullable String data,
        @Nullable ObjectNode params,
        @Nullable ObjectNode message,
        @Nullable ObjectNode postback,
        @Nullable ObjectNode unsend,
        @Nullable ObjectNode videoPlayComplete,
        @Nullable ObjectNode beacon,
        @Nullable ObjectNode link,
        @Nullable ObjectNode membership,
        @Nullable ObjectNode joined,
        @Nullable ObjectNode left,
        @Nullable ObjectNode module,
        @Nullable ObjectNode chatControl,
        @Nullable ObjectNode delivery) {

    static final String DELETE_ACCOUNT = "deleteAccount";

    static final String TAP = "tap";
    static final String READ = "read";

    /** Which message object of its request, from 0. */
    int bubbleOrFirst() {
        if (bubble == null) return 0;
        if (bubble < 0 || bubble > 4) throw ControlRefused.badRequest("bubble: got " + bubble + " (expected: 0 to 4)");
        return bubble;
    }

    boolean isSilent() {
        return Boolean.TRUE.equals(silent);
    }

    /** The properties that the event has of its own. */
    ObjectNode content() {
        ObjectNode content = Json.object();
        if (text != null) content.putObject("message").put("type", "text").put("text", text);
        if (data != null) put(content.putObject("postback").put("data", data), "params", params);
        put(content, "message", message);
        put(content, "postback", postback);
        put(content, "unsend", unsend);
        put(content, "videoPlayComplete", videoPlayComplete);
        put(content, "beacon", beacon);
        put(content, "link", link);
        put(content, "membership", membership);
        put(content, "joined", joined);
        put(content, "left", left);
        put(content, "module", module);
        put(content, "chatControl", chatControl);
        put(content, "delivery", delivery);
        return content;
    }

    private static void put(ObjectNode content, String name, @Nullable ObjectNode value) {
        if (value != null) content.set(name, value);
    }
}
