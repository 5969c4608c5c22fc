package dev.todoku.protocol.message;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.List;

/** The frame of a template: texts, how many columns and actions. The actions themselves are not looked into. */
final class TemplateRules {

    private static final List<String> TYPES = List.of("buttons", "confirm", "carousel", "image_carousel");
    private static final TextRule TITLE = TextRule.graphemes(0, 40);
    private static final int TEXT_BESIDE_PICTURE_MAX = 60;
    private static final int COLUMNS_MAX = 10;

    private TemplateRules() {}

    static void check(Fields template) {
        switch (template.required("type", TextRule.oneOf(TYPES))) {
            case "buttons" -> checkCard(template, 160, 4);
            case "confirm" -> {
                template.required("text", TextRule.graphemes(0, 240));
                template.requiredObjects("actions", 2, 2);
            }
            case "carousel" -> checkCarousel(template);
            case "image_carousel" -> checkImageCarousel(template);
            default -> {
                // said already: not one of the types
            }
        }
    }

    private static void checkCarousel(Fields template) {
        List<Fields> columns = template.requiredObjects("columns", 1, COLUMNS_MAX);
        List<Shape> shapes = columns.stream()
                .map(column -> checkCard(column, 120, 3))
                .distinct()
                .toList();
        if (shapes.size() > 1) {
            template.fault("columns", LineErrors.INCONSISTENT_COLUMNS);
        }
    }

    /** Buttons and carousel columns: less room for the text when there is a picture or a title. */
    private static Shape checkCard(Fields card, int textMax, int actionsMax) {
        boolean picture = card.optional("thumbnailImageUrl", TextRule.httpsUrl()) != null;
        boolean title = card.optional("title", TITLE) != null;
        card.required("text", TextRule.graphemes(0, picture || title ? TEXT_BESIDE_PICTURE_MAX : textMax));
        return new Shape(
                picture, title, card.requiredObjects("actions", 1, actionsMax).size());
    }

    private static void checkImageCarousel(Fields template) {
        for (Fields column : template.requiredObjects("columns", 1, COLUMNS_MAX)) {
            column.required("imageUrl", TextRule.httpsUrl());
            column.requiredObject("action");
        }
    }

    /** What must be the same in every column. */
    private record Shape(boolean picture, boolean title, int actions) {}
}
