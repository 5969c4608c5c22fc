package dev.todoku.protocol.message;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.action.Action;
import dev.todoku.protocol.action.ActionPlace;
import dev.todoku.protocol.action.ActionReader;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@link TemplateMessage} and {@link Template}. */
final class TemplateReader {

    private static final List<String> TYPES =
            List.of(Template.Buttons.TYPE, Template.Confirm.TYPE, Template.Carousel.TYPE, Template.ImageCarousel.TYPE);
    private static final TextRule TITLE = TextRule.graphemes(40);
    private static final TextRule CONFIRM_TEXT = TextRule.graphemes(240);
    private static final TextRule ASPECT_RATIO =
            TextRule.oneOf(List.of("rectangle", "square"), LineErrors.INVALID_PROPERTY);
    private static final TextRule IMAGE_SIZE = TextRule.oneOf(List.of("cover", "contain"), LineErrors.INVALID_PROPERTY);
    private static final String COLOR = "^#[A-Fa-f0-9]{6}$";
    private static final TextRule BACKGROUND = TextRule.matches(Pattern.compile(COLOR), LineErrors.mustMatch(COLOR));
    private static final int BUTTONS_TEXT_MAX = 160;
    private static final int BUTTONS_ACTIONS_MAX = 4;
    private static final int COLUMN_TEXT_MAX = 120;
    private static final int COLUMN_ACTIONS_MAX = 3;
    private static final int TEXT_BESIDE_PICTURE_MAX = 60;
    private static final int CONFIRM_ACTIONS = 2;
    private static final int COLUMNS_MAX = 10;

    private TemplateReader() {}

    static @Nullable TemplateMessage read(Fields message) {
        String altText = message.required("altText", MessageReader.ALT_TEXT);
        Fields frame = message.requiredObject("template");
        String type = frame == null ? "" : frame.required("type", TextRule.oneOf(TYPES));
        Fields inside = frame == null ? null : message.asInside().object("template");
        Template template = inside == null ? null : template(inside, type);
        QuickReply quickReply = QuickReplyReader.read(message);
        Sender sender = SenderReader.read(message);
        return template == null ? null : new TemplateMessage(altText, template, quickReply, sender);
    }

    private static @Nullable Template template(Fields template, String type) {
        return switch (type) {
            case Template.Buttons.TYPE -> buttons(template);
            case Template.Confirm.TYPE ->
                new Template.Confirm(
                        template.required("text", CONFIRM_TEXT), actions(template, CONFIRM_ACTIONS, CONFIRM_ACTIONS));
            case Template.Carousel.TYPE -> carousel(template);
            case Template.ImageCarousel.TYPE -> imageCarousel(template);
            default -> null;
        };
    }

    private static Template buttons(Fields card) {
        return new Template.Buttons(
                card.optional("thumbnailImageUrl", TextRule.drawnUrl()),
                card.optional("imageAspectRatio", ASPECT_RATIO),
                card.optional("imageSize", IMAGE_SIZE),
                card.optional("imageBackgroundColor", BACKGROUND),
                card.optional("title", TITLE),
                card.required("text", text(card, BUTTONS_TEXT_MAX)),
                ActionReader.optional(card, "defaultAction", ActionPlace.TEMPLATE_CARD),
                actions(card, 1, BUTTONS_ACTIONS_MAX));
    }

    private static Template carousel(Fields template) {
        List<Fields> columns = template.requiredObjects("columns", 1, COLUMNS_MAX);
        List<Template.Column> read =
                columns.stream().map(TemplateReader::column).toList();
        if (columns.stream().map(Shape::of).distinct().count() > 1) {
            template.fault("columns", LineErrors.INCONSISTENT_COLUMNS);
        }
        return new Template.Carousel(
                read, template.optional("imageAspectRatio", ASPECT_RATIO), template.optional("imageSize", IMAGE_SIZE));
    }

    private static Template.Column column(Fields card) {
        return new Template.Column(
                card.optional("thumbnailImageUrl", TextRule.drawnUrl()),
                card.optional("imageBackgroundColor", BACKGROUND),
                card.optional("title", TITLE),
                card.required("text", text(card, COLUMN_TEXT_MAX)),
                ActionReader.optional(card, "defaultAction", ActionPlace.TEMPLATE_CARD),
                actions(card, 1, COLUMN_ACTIONS_MAX));
    }

    private static Template imageCarousel(Fields template) {
        List<Template.ImageColumn> columns = new ArrayList<>();
        for (Fields column : template.requiredObjects("columns", 1, COLUMNS_MAX)) {
            String imageUrl = column.required("imageUrl", TextRule.drawnUrl());
            Action action = ActionReader.required(column, "action", ActionPlace.IMAGE_CAROUSEL);
            if (action != null) {
                columns.add(new Template.ImageColumn(imageUrl, action));
            }
        }
        return new Template.ImageCarousel(columns);
    }

    /** There is less room for the text beside a picture or a title. */
    private static TextRule text(Fields card, int max) {
        return TextRule.graphemes(card.has("thumbnailImageUrl") || card.has("title") ? TEXT_BESIDE_PICTURE_MAX : max);
    }

    private static List<Action> actions(Fields card, int min, int max) {
        return card.requiredObjects("actions", min, max).stream()
                .map(action -> ActionReader.read(action, ActionPlace.TEMPLATE))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What must be the same in every column. */
    private record Shape(boolean picture, boolean title, int actions) {

        static Shape of(Fields column) {
            var actions = column.raw("actions");
            return new Shape(
                    column.has("thumbnailImageUrl"), column.has("title"), actions == null ? 0 : actions.size());
        }
    }
}
