package dev.todoku.friend;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** JSON that grows, without a tree for what is around its values: very many rows are written so. */
final class JsonText {

    private final StringBuilder json = new StringBuilder(4_096);

    void clear() {
        json.setLength(0);
    }

    boolean isEmpty() {
        return json.isEmpty();
    }

    /** What is JSON already. */
    JsonText plain(String part) {
        json.append(part);
        return this;
    }

    void value(@Nullable JsonNode value) {
        switch (value) {
            case null -> json.append("null");
            case ObjectNode object -> {
                char before = '{';
                for (Map.Entry<String, JsonNode> property : object.properties()) {
                    json.append(before);
                    quote(property.getKey());
                    json.append(':');
                    value(property.getValue());
                    before = ',';
                }
                json.append(object.isEmpty() ? "{}" : "}");
            }
            case ArrayNode array -> {
                char before = '[';
                for (JsonNode item : array) {
                    json.append(before);
                    value(item);
                    before = ',';
                }
                json.append(array.isEmpty() ? "[]" : "]");
            }
            case StringNode string -> quote(string.stringValue());
            case BooleanNode flag -> json.append(flag.booleanValue());
            case LongNode number -> json.append(number.longValue());
            case DecimalNode number -> json.append(number.decimalValue());
            default -> json.append(value); // rare, and slow: a writer of its own for each
        }
    }

    private void quote(String value) {
        json.append('"');
        if (isPlain(value)) {
            json.append(value);
        } else {
            JsonStringEncoder.getInstance().quoteAsString(value, json);
        }
        json.append('"');
    }

    /** Mostly nothing needs an escape, and a look is cheaper than an encoder. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    CharSequence text() {
        return json;
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
