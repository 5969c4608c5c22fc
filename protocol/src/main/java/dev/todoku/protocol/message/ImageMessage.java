package dev.todoku.protocol.message;

import org.jspecify.annotations.Nullable;

/**
 * A picture, JPEG or PNG, with a smaller one to show in the chat. Both are HTTPS URLs of at most 2,000 characters.
 */
public record ImageMessage(
        String originalContentUrl,
        String previewImageUrl,
        @Nullable QuickReply quickReply,
        @Nullable Sender sender) implements Message {

    public static final String TYPE = "image";

    @Override
    public String type() {
        return TYPE;
    }
}
