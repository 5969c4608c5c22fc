package dev.todoku.protocol.flex;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.TextRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The values of Flex that are no objects. Each must come as the JSON kind it is. */
final class Values {

    static final Rule FLAG = (value, at) -> {
        if (!value.isBoolean()) {
            at.fault(LineErrors.INVALID_PROPERTY);
        }
    };

    /** A whole number from 0. */
    static final Rule COUNT = Values::checkCount;

    /** {@code #RRGGBB} or {@code #RRGGBBAA}. */
    static final Rule COLOR =
            text(TextRule.matches(Pattern.compile("#[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?"), LineErrors.INVALID_PROPERTY));

    static final Rule URL = text(TextRule.drawnUrl());

    /** Width to height, as {@code 20:13}. */
    static final Rule ASPECT_RATIO = text(Values::aspectRatioFaults);

    private static final Pattern RATIO = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?):(\\d{1,9}(?:\\.\\d{1,9})?)");
    private static final BigDecimal SIDE_MAX = BigDecimal.valueOf(100_000);
    private static final BigDecimal STEEPEST = BigDecimal.valueOf(3);

    private Values() {}

    static Rule text() {
        return text(TextRule.any());
    }

    static Rule text(TextRule rule) {
        return (value, at) -> {
            if (value.isString()) {
                rule.faults(value.stringValue()).forEach(at::fault);
            } else {
                at.fault(LineErrors.INVALID_PROPERTY);
            }
        };
    }

    static Rule oneOf(String... values) {
        return text(TextRule.oneOf(List.of(values), LineErrors.INVALID_PROPERTY));
    }

    private static void checkCount(JsonNode value, Spot at) {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            at.fault(LineErrors.INVALID_PROPERTY);
        } else if (value.intValue() < 0) {
            at.fault(LineErrors.NOT_NEGATIVE);
        }
    }

    private static List<String> aspectRatioFaults(String text) {
        Matcher ratio = RATIO.matcher(text);
        if (!ratio.matches()) {
            return List.of(LineErrors.INVALID_PROPERTY);
        }
        BigDecimal width = new BigDecimal(ratio.group(1));
        BigDecimal height = new BigDecimal(ratio.group(2));
        if (!isSide(width) || !isSide(height)) {
            return List.of(LineErrors.INVALID_PROPERTY);
        }
        return height.compareTo(width.multiply(STEEPEST)) <= 0 ? List.of() : List.of(LineErrors.ASPECT_RATIO);
    }

    private static boolean isSide(BigDecimal side) {
        return side.compareTo(BigDecimal.ONE) >= 0 && side.compareTo(SIDE_MAX) <= 0;
    }
}
