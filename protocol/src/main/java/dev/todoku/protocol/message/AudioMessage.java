package dev.todoku.protocol.message;

import org.jspecify.annotations.Nullable;

/**
 * An mp3 or m4a.
 *
 * @param duration length in milliseconds
 */
public record AudioMessage(
        String originalContentUrl,
        long duration,
        @Nullable QuickReply quickReply,
        @Nullable Sender sender) implements Message {

    public static final String TYPE = "audio";

    @Override
    public String type() {
        return TYPE;
    }
}
