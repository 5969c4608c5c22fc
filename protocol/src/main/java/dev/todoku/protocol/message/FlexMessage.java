package dev.todoku.protocol.message;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A layout of the sender's own.
 *
 * @param contents a bubble or a carousel of bubbles, as given; {@code dev.todoku.protocol.flex} has its rules
 */
public record FlexMessage(
        String altText,
        JsonNode contents,
        @Nullable QuickReply quickReply,
        @Nullable Sender sender) implements Message {

    public static final String TYPE = "flex";

    @Override
    public String type() {
        return TYPE;
    }
}
