package dev.todoku.audience;

import dev.todoku.friend.Attribute;
import dev.todoku.friend.Vocabulary;
import dev.todoku.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Reads a rule from its JSON form: {@code {"all":[…]}}, {@code {"any":[…]}}, {@code {"none":[…]}}, {@code {"tag":"x"}},
 * {@code {"attribute":"x","is":…}} or {@code {"everyone":true}}. Every error says where: {@code audience.any[1].tag}.
 */
final class RuleReader {

    /** The property that holds a rule in every request; paths start with it. */
    static final String ROOT = "audience";

    static final int DEPTH_MAX = 8;

    /** Terms that stand in one rule. */
    static final int TERMS_MAX = 60;

    private static final String FORMS = "an object with all, any, none, tag, attribute and is, or everyone";

    private final Vocabulary vocabulary;
    private int terms;

    private RuleReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    static Rule read(JsonNode json, Vocabulary vocabulary) {
        return new RuleReader(vocabulary).rule(json, ROOT, 1);
    }

    private Rule rule(JsonNode json, String path, int depth) {
        if (depth > DEPTH_MAX) {
            throw bad(path, "a rule inside %d others".formatted(DEPTH_MAX), "at most that deep");
        }
        if (!json.isObject()) {
            throw bad(path, json.isMissingNode() ? "nothing" : json.toString(), FORMS);
        }
        Set<String> keys = new TreeSet<>(json.propertyNames());
        if (keys.equals(Set.of("attribute", "is"))) {
            return attributeIs(json, path);
        }
        if (keys.size() != 1) {
            throw bad(path, keys.toString(), FORMS);
        }
        String key = keys.iterator().next();
        String inside = path + "." + key;
        JsonNode value = json.get(key);
        return switch (key) {
            case "all" -> new Rule.All(rules(value, inside, depth));
            case "any" -> new Rule.Any(rules(value, inside, depth));
            case "none" -> new Rule.None(rules(value, inside, depth));
            case "tag" -> new Rule.HasTag(tag(value, inside));
            case "everyone" -> everyone(value, inside);
            case "attribute" -> throw bad(path, "attribute alone", "attribute and is");
            default -> throw bad(path, keys.toString(), FORMS);
        };
    }

    private List<Rule> rules(JsonNode json, String path, int depth) {
        if (!json.isArray() || json.isEmpty()) {
            throw bad(path, json.toString(), "a list of at least one rule");
        }
        List<Rule> rules = new ArrayList<>();
        for (JsonNode each : json) {
            rules.add(rule(each, path + "[" + rules.size() + "]", depth + 1));
        }
        return rules;
    }

    private String tag(JsonNode json, String path) {
        countTerm(path);
        return vocabulary.tag(text(json, path), path).name();
    }

    private Rule attributeIs(JsonNode json, String path) {
        countTerm(path);
        String keyPath = path + ".attribute";
        Attribute attribute = vocabulary.attribute(text(json.get("attribute"), keyPath), keyPath);
        return new Rule.AttributeIs(attribute.key(), attribute.value(json.get("is"), path + ".is"));
    }

    private Rule everyone(JsonNode json, String path) {
        countTerm(path);
        if (!json.isBoolean() || !json.booleanValue()) {
            throw bad(path, json.toString(), "true");
        }
        return new Rule.Everyone();
    }

    private void countTerm(String path) {
        terms++;
        if (terms > TERMS_MAX) {
            throw bad(path, "one term more than %d".formatted(TERMS_MAX), "at most that many");
        }
    }

    private static String text(JsonNode json, String path) {
        if (!json.isString()) {
            throw bad(path, json.toString(), "a text");
        }
        return json.stringValue();
    }

    private static Problem bad(String path, String got, String expected) {
        return Problem.unprocessable("bad-audience", "%s: got %s (expected: %s)".formatted(path, got, expected))
                .with("property", path);
    }
}
