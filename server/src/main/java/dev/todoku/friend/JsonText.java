package dev.todoku.friend;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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
            default -> {
                if (value.isString()) {
                    quote(value.stringValue());
                } else {
                    json.append(value);
                }
            }
        }
    }

    private void quote(String value) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, json);
        json.append('"');
    }

    CharSequence text() {
        return json;
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
