package dev.todoku.audience;

import dev.todoku.friend.Attribute;
import dev.todoku.friend.Selector;
import dev.todoku.friend.Vocabulary;
import dev.todoku.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads a rule from its JSON form. An error names the place: {@code audience.any[1].tag: got 'x' (expected: …)}. */
final class RuleReader {

    private static final int DEPTH_MAX = 8;

    /** What one look at the friends' rows can tell apart. */
    private static final int LEAVES_MAX = 60;

    private static final String FORMS =
            "{\"all\": […]}, {\"any\": […]}, {\"none\": […]}, {\"tag\": name}, {\"attribute\": key, \"is\": value} or"
                    + " {\"everyone\": true}";

    private final Vocabulary vocabulary;
    private int leaves;

    RuleReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Rule read(JsonNode json) {
        return read(json, "audience", 1);
    }

    private Rule read(JsonNode json, String path, int depth) {
        if (depth > DEPTH_MAX) {
            throw bad(path, "groups " + depth + " deep", "at most " + DEPTH_MAX);
        }
        if (!json.isObject() || json.isEmpty()) {
            throw bad(path, json.toString(), FORMS);
        }
        Set<String> names = Set.copyOf(json.propertyNames());
        if (names.equals(Set.of("attribute", "is"))) {
            return leaf(value(json, path), path);
        }
        if (names.size() != 1) {
            throw bad(path, json.toString(), FORMS);
        }
        String name = names.iterator().next();
        String place = path + "." + name;
        return switch (name) {
            case "all" -> group(json.get(name), place, depth, Rule.All::new);
            case "any" -> group(json.get(name), place, depth, Rule.Any::new);
            case "none" -> group(json.get(name), place, depth, Rule.None::new);
            case "tag" ->
                leaf(
                        new Selector.WithTag(vocabulary
                                .tag(text(json.get(name), place), place)
                                .tagId()),
                        place);
            case "everyone" -> everyone(json.get(name), place);
            default -> throw bad(path, json.toString(), FORMS);
        };
    }

    private Rule group(JsonNode parts, String path, int depth, Function<List<Rule>, Rule> make) {
        if (!parts.isArray() || parts.isEmpty()) {
            throw bad(path, parts.toString(), "a list of at least one rule");
        }
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            rules.add(read(parts.get(i), path + "[" + i + "]", depth + 1));
        }
        return make.apply(List.copyOf(rules));
    }

    private Selector value(JsonNode json, String path) {
        String place = path + ".attribute";
        Attribute attribute = vocabulary.attribute(text(json.get("attribute"), place), place);
        return new Selector.WithValue(attribute.attributeId(), attribute.value(json.get("is"), path + ".is"));
    }

    private Rule leaf(Selector selector, String path) {
        leaves++;
        if (leaves > LEAVES_MAX) {
            throw bad(path, "one condition more", "at most " + LEAVES_MAX);
        }
        return new Rule.Leaf(selector);
    }

    private static Rule everyone(JsonNode value, String path) {
        if (!value.isBoolean() || !value.booleanValue()) {
            throw bad(path, value.toString(), "true");
        }
        return new Rule.Everyone();
    }

    private static String text(JsonNode value, String path) {
        if (!value.isString()) {
            throw bad(path, value.toString(), "a name");
        }
        return value.stringValue();
    }

    private static Problem bad(String path, String got, String expected) {
        String shown = got.length() > 200 ? got.substring(0, 200) + "…" : got;
        return Problem.unprocessable("bad-audience", path + ": got " + shown + " (expected: " + expected + ")");
    }
}
