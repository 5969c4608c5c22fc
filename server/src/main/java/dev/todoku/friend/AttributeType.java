package dev.todoku.friend;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.StringNode;

/**
 * The kinds of value an attribute can have, and how each is written in JSON. Every value is kept in one form, so that
 * equal values are equal JSON.
 */
public enum AttributeType {
    @JsonProperty("text")
    TEXT("a text of 1 to 1000 characters without control characters") {
        @Override
        @Nullable JsonNode canonical(JsonNode value, List<String> choices) {
            if (!value.isString()) {
                return null;
            }
            String text = value.stringValue();
            boolean plain = text.codePoints().noneMatch(c -> c < ' ' && c != '\n');
            return plain && !text.isEmpty() && text.length() <= TEXT_LENGTH_MAX ? StringNode.valueOf(text) : null;
        }
    },

    @JsonProperty("number")
    NUMBER("a number of at most 30 digits") {
        @Override
        @Nullable JsonNode canonical(JsonNode value, List<String> choices) {
            if (!value.isNumber() && !value.isString()) {
                return null;
            }
            String digits = value.asString();
            if (digits.length() > NUMBER_LENGTH_MAX) {
                return null;
            }
            try {
                BigDecimal number = new BigDecimal(digits);
                if (Math.abs((long) number.scale()) + number.precision() > NUMBER_LENGTH_MAX) {
                    return null;
                }
                BigDecimal shortest = number.stripTrailingZeros();
                return DecimalNode.valueOf(shortest.scale() < 0 ? shortest.setScale(0) : shortest);
            } catch (NumberFormatException e) {
                return null;
            }
        }
    },

    @JsonProperty("date")
    DATE("a date as 2026-11-22") {
        @Override
        @Nullable JsonNode canonical(JsonNode value, List<String> choices) {
            if (!value.isString() || value.stringValue().length() != "2026-11-22".length()) {
                return null;
            }
            try {
                return StringNode.valueOf(LocalDate.parse(value.stringValue()).toString());
            } catch (DateTimeException e) {
                return null;
            }
        }
    },

    @JsonProperty("choice")
    CHOICE("one of the attribute's choices") {
        @Override
        @Nullable JsonNode canonical(JsonNode value, List<String> choices) {
            return value.isString() && choices.contains(value.stringValue()) ? value : null;
        }

        @Override
        String expected(List<String> choices) {
            return "one of " + String.join(", ", choices);
        }
    },

    @JsonProperty("yesno")
    YESNO("true or false") {
        @Override
        @Nullable JsonNode canonical(JsonNode value, List<String> choices) {
            if (value.isString()) {
                return switch (value.stringValue()) {
                    case "true" -> BooleanNode.TRUE;
                    case "false" -> BooleanNode.FALSE;
                    default -> null;
                };
            }
            return value.isBoolean() ? value : null;
        }
    };

    private static final int TEXT_LENGTH_MAX = 1_000;
    private static final int NUMBER_LENGTH_MAX = 30;

    private final String expected;

    AttributeType(String expected) {
        this.expected = expected;
    }

    /** The value in the form it is kept in; null if it is not of this type. */
    abstract @Nullable JsonNode canonical(JsonNode value, List<String> choices);

    String expected(List<String> choices) {
        return expected;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AttributeType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
