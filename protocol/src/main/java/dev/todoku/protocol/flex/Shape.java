package dev.todoku.protocol.flex;

import dev.todoku.protocol.LineErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an object may hold: its properties with their rules, which of them it must have, and what must hold between them.
 *
 * @param between rules about the object as a whole
 */
record Shape(Map<String, Rule> properties, Set<String> needed, List<Rule> between) implements Rule {

    /** An object that has nothing yet. */
    static final Shape EMPTY = new Shape(Map.of(), Set.of(), List.of());

    /** An object told apart from others by its type, which is checked where it is told. */
    static final Shape TYPED = EMPTY.has(Values.text(), "type");

    Shape has(Rule rule, String... names) {
        Map<String, Rule> more = new LinkedHashMap<>(properties);
        for (String name : names) {
            more.put(name, rule);
        }
        return new Shape(more, needed, between);
    }

    /** All that another shape has. */
    Shape has(Shape other) {
        Map<String, Rule> more = new LinkedHashMap<>(properties);
        more.putAll(other.properties);
        return new Shape(more, needed, between);
    }

    Shape needs(Rule rule, String... names) {
        Set<String> more = new LinkedHashSet<>(needed);
        more.addAll(List.of(names));
        return new Shape(has(rule, names).properties, more, between);
    }

    Shape where(Rule rule) {
        List<Rule> more = new ArrayList<>(between);
        more.add(rule);
        return new Shape(properties, needed, more);
    }

    @Override
    public void check(JsonNode object, Spot at) {
        if (!object.isObject()) {
            at.fault(LineErrors.INVALID_PROPERTY);
            return;
        }
        for (String name : needed) {
            if (!object.has(name)) {
                at.property(name).fault(LineErrors.MUST_BE_SPECIFIED);
            }
        }
        object.forEachEntry((name, value) -> checkProperty(value, properties.get(name), at.property(name)));
        between.forEach(rule -> rule.check(object, at));
    }

    private static void checkProperty(JsonNode value, @Nullable Rule rule, Spot at) {
        if (rule == null) {
            at.fault(LineErrors.UNKNOWN_FIELD);
        } else if (value.isNull()) {
            at.fault(LineErrors.INVALID_PROPERTY);
        } else {
            rule.check(value, at);
        }
    }
}
