package dev.todoku.protocol.message;

import dev.todoku.protocol.Json;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the messages with an inside of their own, of which the frame is checked: imagemap, template, flex. */
final class LayoutReader {

    private static final TextRule ALT_TEXT = TextRule.length(0, 1_500);
    private static final int IMAGEMAP_WIDTH = 1_040;
    private static final int IMAGEMAP_ACTIONS_MAX = 50;
    private static final int KILOBYTE = 1_024;
    private static final int BUBBLE_KILOBYTES_MAX = 30;
    private static final int CAROUSEL_KILOBYTES_MAX = 50;
    private static final int BUBBLES_MAX = 12;

    private LayoutReader() {}

    static ImagemapMessage imagemap(Fields fields) {
        String baseUrl = fields.required("baseUrl", TextRule.httpsUrl());
        String altText = fields.required("altText", ALT_TEXT);
        ImagemapMessage.BaseSize baseSize = baseSize(fields.requiredObject("baseSize"));
        fields.requiredObjects("actions", 0, IMAGEMAP_ACTIONS_MAX);
        fields.object("video");
        return new ImagemapMessage(
                baseUrl,
                altText,
                baseSize,
                inside(fields, "actions"),
                fields.raw("video"),
                QuickReplyReader.read(fields),
                SenderReader.read(fields));
    }

    private static ImagemapMessage.BaseSize baseSize(@Nullable Fields size) {
        if (size == null) {
            return new ImagemapMessage.BaseSize(IMAGEMAP_WIDTH, 0);
        }
        return new ImagemapMessage.BaseSize((int) size.requiredWhole("width", IMAGEMAP_WIDTH, IMAGEMAP_WIDTH), (int)
                size.requiredWhole("height", 1, Integer.MAX_VALUE));
    }

    static TemplateMessage template(Fields fields) {
        String altText = fields.required("altText", ALT_TEXT);
        Fields template = fields.requiredObject("template");
        if (template != null) {
            TemplateRules.check(template);
        }
        return new TemplateMessage(
                altText, inside(fields, "template"), QuickReplyReader.read(fields), SenderReader.read(fields));
    }

    static FlexMessage flex(Fields fields) {
        String altText = fields.required("altText", ALT_TEXT);
        Fields contents = fields.requiredObject("contents");
        JsonNode inside = inside(fields, "contents");
        if (contents != null) {
            switch (contents.required("type", TextRule.oneOf(List.of("bubble", "carousel")))) {
                case "bubble" -> checkSize(fields, inside, BUBBLE_KILOBYTES_MAX);
                case "carousel" -> {
                    contents.requiredObjects("contents", 1, BUBBLES_MAX);
                    checkSize(fields, inside, CAROUSEL_KILOBYTES_MAX);
                }
                default -> {
                    // said already: not one of the types
                }
            }
        }
        return new FlexMessage(altText, inside, QuickReplyReader.read(fields), SenderReader.read(fields));
    }

    private static void checkSize(Fields message, JsonNode contents, int kilobytesMax) {
        if (Json.write(contents).length > kilobytesMax * KILOBYTE) {
            message.fault("contents", LineErrors.flexTooLarge(kilobytesMax));
        }
    }

    private static JsonNode inside(Fields fields, String name) {
        JsonNode raw = fields.raw(name);
        return raw == null ? Json.object() : raw;
    }
}
