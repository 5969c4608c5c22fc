package dev.todoku.protocol.message;

import org.jspecify.annotations.Nullable;

/**
 * An mp4 with its preview picture.
 *
 * @param trackingId tells which video a {@code videoPlayComplete} event is about
 */
public record VideoMessage(
        String originalContentUrl,
        String previewImageUrl,
        @Nullable String trackingId,
        @Nullable QuickReply quickReply,
        @Nullable Sender sender)
        implements Message {

    public static final String TYPE = "video";

    @Override
    public String type() {
        return TYPE;
    }
}
