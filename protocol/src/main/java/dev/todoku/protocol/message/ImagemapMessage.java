package dev.todoku.protocol.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture with areas that do something.
 *
 * @param baseUrl LINE's app appends the width it wants: /240, /300, /460, /700, /1040
 * @param video plays over a part of the picture
 */
public record ImagemapMessage(
        String baseUrl,
        String altText,
        BaseSize baseSize,
        List<ImagemapAction> actions,
        @Nullable Video video,
        @Nullable QuickReply quickReply,
        @Nullable Sender sender)
        implements Message {

    public static final String TYPE = "imagemap";

    public ImagemapMessage {
        actions = List.copyOf(actions);
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** The size of the picture at its full width, which is always 1,040. */
    public record BaseSize(int width, int height) {}

    /**
     * An mp4 over a part of the picture.
     *
     * @param externalLink shown when it has ended
     */
    public record Video(
            String originalContentUrl,
            String previewImageUrl,
            ImagemapAction.Area area,
            @Nullable ExternalLink externalLink) {}

    public record ExternalLink(String linkUri, String label) {}
}
