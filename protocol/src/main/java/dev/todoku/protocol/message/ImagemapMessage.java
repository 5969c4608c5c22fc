package dev.todoku.protocol.message;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A picture with areas that do something.
 *
 * @param baseUrl LINE's app appends the width it wants: /240, /300, /460, /700, /1040
 * @param actions as given; their inside is not typed
 * @param video as given; its inside is not typed
 */
public record ImagemapMessage(
        String baseUrl,
        String altText,
        BaseSize baseSize,
        JsonNode actions,
        @Nullable JsonNode video,
        @Nullable QuickReply quickReply,
        @Nullable Sender sender)
        implements Message {

    public static final String TYPE = "imagemap";

    @Override
    public String type() {
        return TYPE;
    }

    /** The size of the picture at its full width, which is always 1,040. */
    public record BaseSize(int width, int height) {}
}
