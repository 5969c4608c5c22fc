package dev.todoku.protocol.message;

import org.jspecify.annotations.Nullable;

/**
 * A sticker of the set that bots may send.
 */
public record StickerMessage(
        String packageId,
        String stickerId,
        @Nullable String quoteToken,
        @Nullable QuickReply quickReply,
        @Nullable Sender sender)
        implements Message {

    public static final String TYPE = "sticker";

    @Override
    public String type() {
        return TYPE;
    }
}
