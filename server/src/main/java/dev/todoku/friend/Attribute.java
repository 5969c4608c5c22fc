package dev.todoku.friend;

import dev.todoku.kernel.Problem;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A typed field that an account keeps of its friends.
 *
 * @param attributeId from 1 within the account, never reused
 * @param key what rules and the API call it
 * @param name what people call it
 * @param choices the values of a choice; empty for other types
 */
public record Attribute(int attributeId, String key, String name, AttributeType type, List<String> choices) {

    public Attribute {
        choices = List.copyOf(choices);
    }

    /**
     * A value in the one form it is kept in.
     *
     * @param path where the value stands, for the error
     * @throws Problem 422 if it is not a value of this attribute
     */
    public JsonNode value(JsonNode value, String path) {
        JsonNode canonical = type.canonical(value, choices);
        if (canonical == null) {
            throw Problem.unprocessable(
                    "bad-value", "%s: got %s (expected: %s)".formatted(path, value, type.expected(choices)));
        }
        return canonical;
    }
}
