package dev.todoku.protocol.flex;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.action.ActionPlace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What stands in the blocks of a bubble, and what each component may hold.
 *
 * <p>Source: LINE's reference, "Flex Message", and its OpenAPI file.
 */
final class Components {

    private static final Shape GRADIENT = Shape.TYPED
            .needs(Values.oneOf("linearGradient"), "type")
            .needs(Length.ANGLE, "angle")
            .needs(Values.COLOR, "startColor", "endColor")
            .has(Values.COLOR, "centerColor")
            .has(Length.PERCENTAGE, "centerPosition");

    private static final Shape PLACED = Shape.TYPED
            .has(Length.GAP, "margin")
            .has(Values.oneOf("relative", "absolute"), "position")
            .has(Length.INSET, "offsetTop", "offsetBottom", "offsetStart", "offsetEnd");

    private static final Shape LETTERS = Shape.TYPED
            .has(Length.FONT_SIZE, "size")
            .has(Values.COLOR, "color")
            .has(Values.oneOf("regular", "bold"), "weight")
            .has(Values.oneOf("normal", "italic"), "style")
            .has(Values.oneOf("none", "underline", "line-through"), "decoration");

    private static final Rule ALIGN = Values.oneOf("start", "end", "center");
    private static final Rule GRAVITY = Values.oneOf("top", "bottom", "center");
    private static final Rule ADJUST = Values.oneOf("shrink-to-fit");

    private static final Shape BOX = PLACED.needs(Values.oneOf("horizontal", "vertical", "baseline"), "layout")
            .needs(Components::checkAll, "contents")
            .has(Values.COUNT, "flex")
            .has(Length.GAP, "spacing", "cornerRadius")
            .has(Length.BORDER, "borderWidth")
            .has(Length.EXTENT, "width", "maxWidth", "height", "maxHeight")
            .has(Length.INSET, "paddingAll", "paddingTop", "paddingBottom", "paddingStart", "paddingEnd")
            .has(Values.COLOR, "backgroundColor", "borderColor")
            .has(GRADIENT, "background")
            .has(
                    Values.oneOf("center", "flex-start", "flex-end", "space-between", "space-around", "space-evenly"),
                    "justifyContent")
            .has(Values.oneOf("center", "flex-start", "flex-end"), "alignItems")
            .has(Actions.at(ActionPlace.FLEX), "action")
            .where(Components::checkFitsLayout);

    private static final Shape BUTTON = PLACED.needs(Actions.at(ActionPlace.FLEX_BUTTON), "action")
            .has(Values.COUNT, "flex")
            .has(Values.oneOf("sm", "md"), "height")
            .has(Values.oneOf("link", "primary", "secondary"), "style")
            .has(Values.COLOR, "color")
            .has(GRAVITY, "gravity")
            .has(ADJUST, "adjustMode")
            .has(Values.FLAG, "scaling");

    private static final Shape IMAGE = PLACED.needs(Values.URL, "url")
            .has(Values.COUNT, "flex")
            .has(ALIGN, "align")
            .has(GRAVITY, "gravity")
            .has(Length.PICTURE_SIZE, "size")
            .has(Values.ASPECT_RATIO, "aspectRatio")
            .has(Values.oneOf("cover", "fit"), "aspectMode")
            .has(Values.COLOR, "backgroundColor")
            .has(Actions.at(ActionPlace.FLEX), "action")
            .has(Values.FLAG, "animated");

    private static final Shape VIDEO = Shape.TYPED
            .needs(Values.URL, "url", "previewUrl")
            .needs((value, at) -> check(value, at, Set.of("box", "image")), "altContent")
            .has(Values.ASPECT_RATIO, "aspectRatio")
            .has(Actions.URI_ONLY, "action");

    private static final Shape ICON = PLACED.needs(Values.URL, "url")
            .has(Length.FONT_SIZE, "size")
            .has(Values.ASPECT_RATIO, "aspectRatio")
            .has(Values.FLAG, "scaling");

    private static final Shape SPAN = LETTERS.needs(Values.text(Components::nonEmpty), "text");

    private static final Shape TEXT = PLACED.has(Values.text(), "text")
            .has(Components::checkSpans, "contents")
            .has(Values.COUNT, "flex", "maxLines")
            .has(LETTERS)
            .has(ALIGN, "align")
            .has(GRAVITY, "gravity")
            .has(Values.FLAG, "wrap", "scaling")
            .has(Length.LINE_SPACING, "lineSpacing")
            .has(ADJUST, "adjustMode")
            .has(Actions.at(ActionPlace.FLEX), "action")
            .where(Components::checkHasText);

    private static final Map<String, Shape> BY_TYPE = Map.of(
            "box", BOX,
            "button", BUTTON,
            "image", IMAGE,
            "video", VIDEO,
            "icon", ICON,
            "text", TEXT,
            "span", SPAN,
            "separator", Shape.TYPED.has(Length.GAP, "margin").has(Values.COLOR, "color"),
            "filler", Shape.TYPED.has(Values.COUNT, "flex"));

    private static final Set<String> IN_ROWS_AND_COLUMNS =
            Set.of("box", "button", "image", "text", "separator", "filler");
    private static final Set<String> ON_A_BASELINE = Set.of("icon", "text", "filler");

    private Components() {}

    /** A component of one of the types. */
    static void check(JsonNode component, Spot at, Set<String> types) {
        JsonNode type = component.get("type");
        if (component.isObject() && type == null) {
            at.property("type").fault(LineErrors.MUST_BE_SPECIFIED);
            return;
        }
        Shape shape = types.contains(typeOf(component)) ? BY_TYPE.get(typeOf(component)) : null;
        if (shape == null) {
            at.fault(LineErrors.INVALID_PROPERTY);
        } else {
            shape.check(component, at);
        }
    }

    static String typeOf(JsonNode object) {
        JsonNode type = object.path("type");
        return type.isString() ? type.stringValue() : "";
    }

    private static void checkAll(JsonNode contents, Spot at) {
        forEach(contents, at, (child, spot) -> check(child, spot, BY_TYPE.keySet()));
    }

    private static void checkSpans(JsonNode contents, Spot at) {
        forEach(contents, at, (child, spot) -> check(child, spot, Set.of("span")));
    }

    static void forEach(JsonNode list, Spot at, Rule rule) {
        if (!list.isArray()) {
            at.fault(LineErrors.INVALID_PROPERTY);
            return;
        }
        int index = 0;
        for (JsonNode element : list) {
            rule.check(element, at.element(index++));
        }
    }

    /** Icons stand on a baseline, where nothing but text stands beside them. */
    private static void checkFitsLayout(JsonNode box, Spot at) {
        Set<String> fitting = box.path("layout").asString("").equals("baseline") ? ON_A_BASELINE : IN_ROWS_AND_COLUMNS;
        int index = 0;
        for (JsonNode child : box.path("contents")) {
            String type = typeOf(child);
            if (BY_TYPE.containsKey(type) && !fitting.contains(type)) {
                at.property("contents").element(index).fault(LineErrors.INVALID_BOX_CONTENT);
            }
            index++;
        }
    }

    /** A text that has spans shows those and ignores its own. */
    private static void checkHasText(JsonNode component, Spot at) {
        if (component.path("contents").isEmpty()) {
            @Nullable JsonNode text = component.get("text");
            if (text == null) {
                at.property("text").fault(LineErrors.TEXT_OR_CONTENTS);
            } else if (text.isString()) {
                nonEmpty(text.stringValue()).forEach(at.property("text")::fault);
            }
        }
    }

    private static List<String> nonEmpty(String text) {
        return text.isEmpty() ? List.of(LineErrors.MUST_BE_NON_EMPTY) : List.of();
    }
}
