package dev.todoku.protocol.message;

import org.jspecify.annotations.Nullable;

/** Buttons, a question, or columns of buttons in LINE's own layout. */
public record TemplateMessage(
        String altText,
        Template template,
        @Nullable QuickReply quickReply,
        @Nullable Sender sender) implements Message {

    public static final String TYPE = "template";

    @Override
    public String type() {
        return TYPE;
    }
}
