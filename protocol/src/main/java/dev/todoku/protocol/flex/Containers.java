package dev.todoku.protocol.flex;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.action.ActionPlace;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A bubble, and a carousel of bubbles. */
final class Containers {

    private static final Set<String> BLOCKS = Set.of("header", "hero", "body", "footer");
    private static final Set<String> SIZES_FOR_VIDEO = Set.of("kilo", "mega", "giga");
    private static final String DEFAULT_SIZE = "mega";
    private static final int BUBBLES_MAX = 12;

    private static final Shape BLOCK_STYLE =
            Shape.EMPTY.has(Values.COLOR, "backgroundColor", "separatorColor").has(Values.FLAG, "separator");

    private static final Rule BOX = (value, at) -> Components.check(value, at, Set.of("box"));

    static final Shape BUBBLE = Shape.TYPED
            .has(Values.oneOf("nano", "micro", "deca", "hecto", "kilo", "mega", "giga"), "size")
            .has(Values.oneOf("ltr", "rtl"), "direction")
            .has(BOX, "header", "body", "footer")
            .has((value, at) -> Components.check(value, at, Set.of("box", "image", "video")), "hero")
            .has(Shape.EMPTY.has(BLOCK_STYLE, BLOCKS.toArray(String[]::new)), "styles")
            .has(Actions.at(ActionPlace.FLEX), "action")
            .where(Containers::checkHasBlock)
            .where(Containers::checkRoomForVideo);

    static final Shape CAROUSEL = Shape.TYPED
            .needs(Containers::checkBubbles, "contents")
            .where(Containers::checkAlike)
            .where(Containers::checkNoVideo);

    private Containers() {}

    private static void checkHasBlock(JsonNode bubble, Spot at) {
        if (BLOCKS.stream().noneMatch(bubble::has)) {
            at.fault(LineErrors.NO_BLOCK);
        }
    }

    private static void checkRoomForVideo(JsonNode bubble, Spot at) {
        if (hasVideo(bubble) && !SIZES_FOR_VIDEO.contains(size(bubble))) {
            at.property("hero").fault(LineErrors.NO_VIDEO_HERE);
        }
    }

    private static void checkBubbles(JsonNode bubbles, Spot at) {
        if (bubbles.isArray() && bubbles.isEmpty()) {
            at.fault(LineErrors.tooFew(1));
        } else if (bubbles.size() > BUBBLES_MAX) {
            at.fault(LineErrors.tooMany(BUBBLES_MAX));
        }
        Components.forEach(bubbles, at, Containers::checkBubble);
    }

    private static void checkBubble(JsonNode bubble, Spot at) {
        if (Components.typeOf(bubble).equals("bubble")) {
            BUBBLE.check(bubble, at);
        } else {
            at.fault(LineErrors.INVALID_PROPERTY);
        }
    }

    private static void checkAlike(JsonNode carousel, Spot at) {
        if (bubbles(carousel).map(Containers::size).collect(Collectors.toSet()).size() > 1) {
            at.property("contents").fault(LineErrors.UNEQUAL_BUBBLES);
        }
    }

    private static void checkNoVideo(JsonNode carousel, Spot at) {
        if (bubbles(carousel).anyMatch(Containers::hasVideo)) {
            at.property("contents").fault(LineErrors.NO_VIDEO_HERE);
        }
    }

    private static Stream<JsonNode> bubbles(JsonNode carousel) {
        return carousel.path("contents").valueStream();
    }

    private static boolean hasVideo(JsonNode bubble) {
        return Components.typeOf(bubble.path("hero")).equals("video");
    }

    private static String size(JsonNode bubble) {
        return bubble.path("size").asString(DEFAULT_SIZE);
    }
}
