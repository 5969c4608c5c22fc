package dev.todoku.protocol.flex;

import dev.todoku.protocol.Json;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Findings;
import tools.jackson.databind.JsonNode;

/** What is wrong with the container of a Flex message. */
public final class FlexRules {

    private static final int KILOBYTE = 1_024;
    private static final int BUBBLE_KILOBYTES_MAX = 30;
    private static final int CAROUSEL_KILOBYTES_MAX = 50;
    private static final int ANIMATED_MAX = 10;

    private FlexRules() {}

    /**
     * Adds every fault of the container to the findings.
     *
     * @param path of the container from the root of the body, as {@code messages[0].contents}
     */
    public static void check(JsonNode container, String path, Findings findings) {
        Spot at = Spot.ofContainer(path, findings);
        switch (Components.typeOf(container)) {
            case "bubble" -> {
                checkSize(container, BUBBLE_KILOBYTES_MAX, at);
                Containers.BUBBLE.check(container, at);
            }
            case "carousel" -> {
                checkSize(container, CAROUSEL_KILOBYTES_MAX, at);
                Containers.CAROUSEL.check(container, at);
            }
            default ->
                at.property("type")
                        .fault(container.has("type") ? LineErrors.INVALID_PROPERTY : LineErrors.MUST_BE_SPECIFIED);
        }
        if (animated(container) > ANIMATED_MAX) {
            at.fault(LineErrors.TOO_MANY_ANIMATED);
        }
    }

    private static void checkSize(JsonNode container, int kilobytesMax, Spot at) {
        if (Json.write(container).length > kilobytesMax * KILOBYTE) {
            at.fault(LineErrors.flexTooLarge(kilobytesMax));
        }
    }

    private static long animated(JsonNode container) {
        return container.findValues("animated").stream()
                .filter(value -> value.isBoolean() && value.booleanValue())
                .count();
    }
}
