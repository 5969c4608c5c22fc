package dev.todoku.protocol.webhook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One JSON object of an event. What we need of it must be there and of its kind, or the event is malformed. */
final class Properties {

    private static final int EXCERPT_MAX = 60;

    private final JsonNode object;
    private final String prefix;

    private Properties(JsonNode object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    static Properties of(JsonNode event) throws MalformedEventException {
        if (!event.isObject()) {
            throw new MalformedEventException("event: got %s (expected: an object)".formatted(excerpt(event)));
        }
        return new Properties(event, "");
    }

    JsonNode raw() {
        return object;
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    String text(String name) throws MalformedEventException {
        JsonNode value = value(name, "a text");
        if (!value.isString()) {
            throw unexpected(name, value, "a text");
        }
        return value.stringValue();
    }

    @Nullable String textOrNull(String name) throws MalformedEventException {
        return has(name) ? text(name) : null;
    }

    long whole(String name) throws MalformedEventException {
        JsonNode value = value(name, "a whole number");
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw unexpected(name, value, "a whole number");
        }
        return value.longValue();
    }

    @Nullable Long wholeOrNull(String name) throws MalformedEventException {
        return has(name) ? whole(name) : null;
    }

    int small(String name) throws MalformedEventException {
        long value = whole(name);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw unexpected(name, object.path(name), "a whole number from 0 to " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    @Nullable Integer smallOrNull(String name) throws MalformedEventException {
        return has(name) ? small(name) : null;
    }

    double number(String name) throws MalformedEventException {
        JsonNode value = value(name, "a number");
        double number = value.isNumber() ? value.decimalValue().doubleValue() : Double.NaN;
        if (!Double.isFinite(number)) {
            throw unexpected(name, value, "a number");
        }
        return number;
    }

    boolean flag(String name) throws MalformedEventException {
        JsonNode value = value(name, "true or false");
        if (!value.isBoolean()) {
            throw unexpected(name, value, "true or false");
        }
        return value.booleanValue();
    }

    @Nullable Boolean flagOrNull(String name) throws MalformedEventException {
        return has(name) ? flag(name) : null;
    }

    Properties object(String name) throws MalformedEventException {
        JsonNode value = value(name, "an object");
        if (!value.isObject()) {
            throw unexpected(name, value, "an object");
        }
        return new Properties(value, prefix + name + ".");
    }

    @Nullable Properties objectOrNull(String name) throws MalformedEventException {
        return has(name) ? object(name) : null;
    }

    /** The elements of a list of objects; empty if the list is absent. */
    List<Properties> objects(String name) throws MalformedEventException {
        List<Properties> objects = new ArrayList<>();
        for (JsonNode element : list(name)) {
            String path = name + "[" + objects.size() + "]";
            if (!element.isObject()) {
                throw unexpected(path, element, "an object");
            }
            objects.add(new Properties(element, prefix + path + "."));
        }
        return objects;
    }

    /** The elements of a list of texts; empty if the list is absent. */
    List<String> texts(String name) throws MalformedEventException {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : list(name)) {
            if (!element.isString()) {
                throw unexpected(name + "[" + texts.size() + "]", element, "a text");
            }
            texts.add(element.stringValue());
        }
        return texts;
    }

    /** The texts of an object that serves as a map; empty if it is absent. */
    Map<String, String> textMap(String name) throws MalformedEventException {
        Map<String, String> texts = new LinkedHashMap<>();
        Properties map = objectOrNull(name);
        if (map != null) {
            for (String key : map.object.propertyNames()) {
                texts.put(key, map.text(key));
            }
        }
        return texts;
    }

    private JsonNode list(String name) throws MalformedEventException {
        JsonNode value = object.path(name);
        if (has(name) && !value.isArray()) {
            throw unexpected(name, value, "a list");
        }
        return value;
    }

    private JsonNode value(String name, String expected) throws MalformedEventException {
        if (!has(name)) {
            throw new MalformedEventException("%s%s: got nothing (expected: %s)".formatted(prefix, name, expected));
        }
        return object.get(name);
    }

    private MalformedEventException unexpected(String name, JsonNode value, String expected) {
        return new MalformedEventException(
                "%s%s: got %s (expected: %s)".formatted(prefix, name, excerpt(value), expected));
    }

    private static String excerpt(JsonNode value) {
        String text = value.toString();
        return text.length() <= EXCERPT_MAX ? text : text.substring(0, EXCERPT_MAX) + "…";
    }
}
