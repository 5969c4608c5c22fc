package dev.todoku.friend.values;

import dev.todoku.friend.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** One of the choices. */
final class ChoiceForm implements Form {

    @Override
    public @Nullable JsonNode canonical(JsonNode value, Limits limits) {
        if (!value.isString()) {
            return null;
        }
        if (limits.choices().contains(value.stringValue())) {
            return value;
        }
        List<String> called = Words.exactly(value.stringValue(), limits);
        return called.size() == 1 ? StringNode.valueOf(called.getFirst()) : null;
    }

    @Override
    public @Nullable JsonNode find(String text, Limits limits, Moment moment) {
        return (Ratings.are(limits.choices()) ? Ratings.meant(text, limits) : Words.meant(text, limits))
                .map(StringNode::valueOf)
                .orElse(null);
    }

    @Override
    public String expected(Limits limits) {
        return "one of " + String.join(", ", limits.choices());
    }
}
