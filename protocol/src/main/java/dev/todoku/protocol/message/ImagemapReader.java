package dev.todoku.protocol.message;

import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@link ImagemapMessage}. */
final class ImagemapReader {

    private static final List<String> TYPES =
            List.of(ImagemapAction.Uri.TYPE, ImagemapAction.SendMessage.TYPE, ImagemapAction.Clipboard.TYPE);
    private static final TextRule LABEL = TextRule.length(0, 100);
    private static final TextRule TEXT = TextRule.length(0, 400);
    private static final TextRule CLIPBOARD = TextRule.length(1, 1_000);
    private static final TextRule LINK_LABEL = TextRule.length(0, 30);
    private static final int WIDTH = 1_040;
    private static final int ACTIONS_MAX = 50;

    private ImagemapReader() {}

    static @Nullable ImagemapMessage read(Fields message) {
        String baseUrl = message.required("baseUrl", TextRule.httpsUrl());
        String altText = message.required("altText", MessageReader.ALT_TEXT);
        ImagemapMessage.BaseSize baseSize = baseSize(message.requiredObject("baseSize"));
        List<ImagemapAction> actions = message.requiredObjects("actions", 0, ACTIONS_MAX).stream()
                .map(ImagemapReader::action)
                .filter(Objects::nonNull)
                .toList();
        ImagemapMessage.Video video = video(message.object("video"));
        QuickReply quickReply = QuickReplyReader.read(message);
        Sender sender = SenderReader.read(message);
        return baseSize == null
                ? null
                : new ImagemapMessage(baseUrl, altText, baseSize, actions, video, quickReply, sender);
    }

    private static ImagemapMessage.@Nullable BaseSize baseSize(@Nullable Fields size) {
        return size == null
                ? null
                : new ImagemapMessage.BaseSize((int) size.requiredWhole("width", WIDTH, WIDTH), (int)
                        size.requiredWhole("height", 1, Integer.MAX_VALUE));
    }

    private static @Nullable ImagemapAction action(Fields action) {
        String type = action.required("type", TextRule.oneOf(TYPES));
        String label = action.optional("label", LABEL);
        ImagemapAction.Area area = area(action);
        return switch (type) {
            case ImagemapAction.Uri.TYPE ->
                new ImagemapAction.Uri(label, action.required("linkUri", TextRule.actionUri()), area);
            case ImagemapAction.SendMessage.TYPE ->
                new ImagemapAction.SendMessage(label, action.required("text", TEXT), area);
            case ImagemapAction.Clipboard.TYPE ->
                new ImagemapAction.Clipboard(label, action.required("clipboardText", CLIPBOARD), area);
            default -> null;
        };
    }

    private static ImagemapAction.Area area(Fields parent) {
        Fields area = parent.requiredObject("area");
        return area == null
                ? new ImagemapAction.Area(0, 0, 0, 0)
                : new ImagemapAction.Area(
                        (int) area.requiredWhole("x", 0, Integer.MAX_VALUE),
                        (int) area.requiredWhole("y", 0, Integer.MAX_VALUE),
                        (int) area.requiredWhole("width", 1, Integer.MAX_VALUE),
                        (int) area.requiredWhole("height", 1, Integer.MAX_VALUE));
    }

    private static ImagemapMessage.@Nullable Video video(@Nullable Fields video) {
        return video == null
                ? null
                : new ImagemapMessage.Video(
                        video.required("originalContentUrl", TextRule.httpsUrl()),
                        video.required("previewImageUrl", TextRule.httpsUrl()),
                        area(video),
                        externalLink(video.object("externalLink")));
    }

    private static ImagemapMessage.@Nullable ExternalLink externalLink(@Nullable Fields link) {
        return link == null
                ? null
                : new ImagemapMessage.ExternalLink(
                        link.required("linkUri", TextRule.actionUri()), link.required("label", LINK_LABEL));
    }
}
