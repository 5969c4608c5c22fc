package dev.todoku.friend.values;

import dev.todoku.friend.Limits;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Some of the choices, at least one, each once and in the choices' own order. */
final class ChoicesForm implements Form {

    private static final String SEPARATORS = "[,、，;；|｜\\n]";

    @Override
    public @Nullable JsonNode canonical(JsonNode value, Limits limits) {
        List<String> names;
        if (value.isArray() && value.valueStream().allMatch(JsonNode::isString)) {
            names = value.valueStream().map(JsonNode::stringValue).toList();
        } else if (value.isString()) {
            names = List.of(value.stringValue().split(SEPARATORS, -1));
        } else {
            return null;
        }
        Set<String> chosen = new LinkedHashSet<>();
        for (String name : names) {
            List<String> called = limits.choices().contains(name) ? List.of(name) : Words.exactly(name.strip(), limits);
            if (called.size() != 1) {
                return null;
            }
            chosen.add(called.getFirst());
        }
        return inOrder(chosen, limits);
    }

    @Override
    public @Nullable JsonNode find(String text, Limits limits, Moment moment) {
        return inOrder(Words.in(text, limits).stream().map(Words.Found::choice).collect(Collectors.toSet()), limits);
    }

    private static @Nullable JsonNode inOrder(Set<String> chosen, Limits limits) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        limits.choices().stream().filter(chosen::contains).forEach(json::add);
        return json.isEmpty() ? null : json;
    }

    @Override
    public String told(JsonNode value, ZoneId zone) {
        return value.valueStream().map(JsonNode::asString).collect(Collectors.joining("、"));
    }

    @Override
    public String expected(Limits limits) {
        return "a list of some of " + String.join(", ", limits.choices());
    }
}
