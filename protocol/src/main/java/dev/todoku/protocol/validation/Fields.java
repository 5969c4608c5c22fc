package dev.todoku.protocol.validation;

import dev.todoku.protocol.LineErrors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One JSON object of a request, read property by property. What is wrong goes to the findings and the reading goes on,
 * so that all faults are found; a value that is missing or of the wrong kind is then replaced by an empty one, which
 * nobody sees because a request with findings is refused.
 *
 * <p>As LINE does outside Flex: null is as good as absent, a number may stand for a text and a text for a number, and
 * properties nobody asks for are ignored. LINE does not document this; others measured it on the real API.
 */
public final class Fields {

    /** Beyond this many digits a text is no number of LINE's. */
    private static final int NUMBER_DIGITS_MAX = 30;

    private final JsonNode object;
    private final String prefix;
    private final Findings findings;

    private Fields(JsonNode object, String prefix, Findings findings) {
        this.object = object;
        this.prefix = prefix;
        this.findings = findings;
    }

    /** The body itself: its properties have no path before their name. */
    public static Fields ofBody(JsonNode body, Findings findings) {
        return new Fields(body, "", findings);
    }

    /** The path of a property, as {@code messages[0].text}. */
    public String path(String name) {
        return prefix + name;
    }

    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** The value as it came; null if absent. */
    public @Nullable JsonNode raw(String name) {
        return has(name) ? object.get(name) : null;
    }

    /** Says that a value breaks a limit. */
    public void fault(String name, String message) {
        findings.add(path(name), message);
    }

    /** Says something that LINE answers alone. */
    public void refuse(String name, String message) {
        findings.refuse(path(name), message);
    }

    /** A text that must be there and not be empty. */
    public String required(String name, TextRule rule) {
        String text = text(name);
        if (text == null || text.isEmpty()) {
            fault(name, LineErrors.MAY_NOT_BE_EMPTY);
            return "";
        }
        rule.faults(text).forEach(fault -> fault(name, fault));
        return text;
    }

    public @Nullable String optional(String name, TextRule rule) {
        String text = text(name);
        if (text != null) {
            rule.faults(text).forEach(fault -> fault(name, fault));
        }
        return text;
    }

    private @Nullable String text(String name) {
        JsonNode value = raw(name);
        return value == null ? null : text(value, path(name));
    }

    private String text(JsonNode value, String path) {
        if (value.isString() || value.isNumber()) {
            return value.asString();
        }
        findings.unreadable(path);
        return "";
    }

    /** A whole number that must be there; a fraction is cut off. */
    public long requiredWhole(String name, long min, long max) {
        return requiredNumber(name, min, max).longValue();
    }

    /** A number that must be there. */
    public BigDecimal requiredNumber(String name, long min, long max) {
        JsonNode value = raw(name);
        if (value == null) {
            fault(name, LineErrors.MAY_NOT_BE_NULL);
            return BigDecimal.ZERO;
        }
        BigDecimal number = number(value);
        if (number == null) {
            findings.unreadable(path(name));
            return BigDecimal.ZERO;
        }
        if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            fault(name, LineErrors.between(min, max));
            return BigDecimal.ZERO;
        }
        return number;
    }

    private static @Nullable BigDecimal number(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (!value.isString() || value.stringValue().length() > NUMBER_DIGITS_MAX) {
            return null;
        }
        try {
            return new BigDecimal(value.stringValue());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** True or false; false if absent. */
    public boolean flag(String name) {
        JsonNode value = raw(name);
        if (value == null) {
            return false;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isString()
                && (value.stringValue().equals("true") || value.stringValue().equals("false"))) {
            return value.stringValue().equals("true");
        }
        findings.unreadable(path(name));
        return false;
    }

    /** An object that may be there. */
    public @Nullable Fields object(String name) {
        JsonNode value = raw(name);
        return value == null ? null : object(value, path(name));
    }

    /** An object that must be there; null if it is not. */
    public @Nullable Fields requiredObject(String name) {
        if (!has(name)) {
            fault(name, LineErrors.MAY_NOT_BE_NULL);
        }
        return object(name);
    }

    private @Nullable Fields object(JsonNode value, String path) {
        if (value.isObject()) {
            return new Fields(value, path + ".", findings);
        }
        findings.unreadable(path);
        return null;
    }

    /** A list that must be there and not be empty. */
    public List<Fields> requiredObjects(String name, int min, int max) {
        if (!has(name)) {
            fault(name, LineErrors.MAY_NOT_BE_EMPTY);
        }
        return objects(name, min, max);
    }

    /** A list of objects; empty if absent. */
    public List<Fields> objects(String name, int min, int max) {
        List<Fields> objects = new ArrayList<>();
        int index = 0;
        for (JsonNode element : elements(name, min, max)) {
            Fields fields = object(element, path(name) + "[" + index++ + "]");
            if (fields != null) {
                objects.add(fields);
            }
        }
        return objects;
    }

    /** A list of texts; empty if absent. */
    public List<String> texts(String name, int min, int max) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : elements(name, min, max)) {
            texts.add(text(element, path(name) + "[" + texts.size() + "]"));
        }
        return texts;
    }

    private Iterable<JsonNode> elements(String name, int min, int max) {
        JsonNode value = raw(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            findings.unreadable(path(name));
            return List.of();
        }
        if (value.size() < min || value.size() > max) {
            fault(name, LineErrors.size(min, max));
        }
        return value;
    }

    /** The names of the properties of an object that serves as a map. */
    public List<String> names() {
        return List.copyOf(object.propertyNames());
    }
}
