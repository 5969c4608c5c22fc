package dev.todoku.friend.values;

import dev.todoku.friend.Limits;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** Yes or no. Who says that they will think about it, or asks back, has said neither. */
final class YesNoForm implements Form {

    @Override
    public @Nullable JsonNode canonical(JsonNode value, Limits limits) {
        if (value.isString()) {
            return switch (Plain.of(value.stringValue()).toLowerCase(Locale.ROOT)) {
                case "true", "yes", "はい", "1" -> BooleanNode.TRUE;
                case "false", "no", "いいえ", "0" -> BooleanNode.FALSE;
                default -> null;
            };
        }
        return value.isBoolean() ? value : null;
    }

    @Override
    public @Nullable JsonNode find(String text, Limits limits, Moment moment) {
        Agreement said = Agreement.in(text);
        return said == Agreement.UNKNOWN
                ? Slips.undone(Plain.of(text), undone -> decided(Agreement.in(undone)))
                : decided(said);
    }

    private static @Nullable JsonNode decided(Agreement said) {
        return said == Agreement.YES ? BooleanNode.TRUE : said == Agreement.NO ? BooleanNode.FALSE : null;
    }

    @Override
    public String told(JsonNode value, ZoneId zone) {
        return value.asBoolean() ? "はい" : "いいえ";
    }

    @Override
    public String expected(Limits limits) {
        return "true or false";
    }
}
