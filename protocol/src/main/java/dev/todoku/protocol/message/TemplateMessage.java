package dev.todoku.protocol.message;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Buttons, a question, or columns of buttons in LINE's own layout.
 *
 * @param template as given; its inside is not typed
 */
public record TemplateMessage(
        String altText,
        JsonNode template,
        @Nullable QuickReply quickReply,
        @Nullable Sender sender) implements Message {

    public static final String TYPE = "template";

    @Override
    public String type() {
        return TYPE;
    }
}
