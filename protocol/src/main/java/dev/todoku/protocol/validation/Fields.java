package dev.todoku.protocol.validation;

import dev.todoku.protocol.LineErrors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One JSON object of a request, read property by property. What is wrong goes to the findings and the reading goes on,
 * so that all faults are found; a value that is missing or of the wrong kind is then replaced by an empty one, which
 * nobody sees because a request with findings is refused.
 *
 * <p>As LINE does outside Flex: null is as good as absent, a number may stand for a text and a text for a number, and
 * properties nobody asks for are ignored. LINE does not document this; others measured it on the real API. Inside
 * templates a number stands for no text.
 */
public final class Fields {

    /** Beyond this many digits a text is no number of LINE's. */
    private static final int NUMBER_DIGITS_MAX = 30;

    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private final JsonNode object;
    private final String path;
    private final Findings findings;
    private final Reading reading;

    private Fields(JsonNode object, String path, Findings findings, Reading reading) {
        this.object = object;
        this.path = path;
        this.findings = findings;
        this.reading = reading;
    }

    /** The body itself: its properties have no path before their name. */
    public static Fields ofBody(JsonNode body, Findings findings) {
        return new Fields(body, "", findings, Reading.BODY);
    }

    /** An object inside a message, under {@code path} from the body's root. */
    public static Fields ofInside(JsonNode object, String path, Findings findings, Inside inside) {
        return new Fields(object, path, findings, Reading.inside(inside));
    }

    /** The same object as LINE's second validator words its faults, still with places from the body's root. */
    public Fields asDrawn() {
        return reading.drawn() ? this : new Fields(object, path, findings, Reading.ACTION);
    }

    /** The same message as LINE's second validator reads it: places are told from within it. */
    public Fields asInside() {
        return new Fields(object, path, findings, Reading.inside(new Inside(path + ".")));
    }

    public Findings findings() {
        return findings;
    }

    /** The path of a property, as {@code messages[0].text}. */
    public String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
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
        findings.add(path(name), message, reading.inside());
    }

    /** Says that the object as a whole is wrong. */
    public void fault(String message) {
        findings.add(path, message, reading.inside());
    }

    /** Says something that LINE answers alone. */
    public void refuse(String name, String message) {
        findings.refuse(path(name), message);
    }

    /** A text that must be there and not be empty. */
    public String required(String name, TextRule rule) {
        if (!has(name)) {
            fault(name, reading.missing());
            return "";
        }
        return present(name, rule, false);
    }

    /** A text that may be missing; of what is drawn it may not be empty either. */
    public @Nullable String optional(String name, TextRule rule) {
        return has(name) ? present(name, rule, !reading.drawn()) : null;
    }

    private String present(String name, TextRule rule, boolean mayBeEmpty) {
        String text = text(object.get(name), path(name));
        if (text == null) {
            return "";
        }
        if (text.isEmpty() && !mayBeEmpty) {
            fault(name, reading.empty());
        } else {
            rule.faults(text).forEach(fault -> fault(name, fault));
        }
        return text;
    }

    /** Null, and a fault, if it is none. */
    private @Nullable String text(JsonNode value, String path) {
        if (value.isString() || (value.isNumber() && reading.numbersAsTexts())) {
            return value.asString();
        }
        unreadable(path);
        return null;
    }

    private void unreadable(String path) {
        if (reading.inside() == null) {
            findings.unreadable(path);
        } else {
            findings.add(path, LineErrors.INVALID_PROPERTY, reading.inside());
        }
    }

    /** A whole number that must be there; a fraction is cut off. */
    public long requiredWhole(String name, long min, long max) {
        return requiredNumber(name, min, max).longValue();
    }

    /** A whole number above 0; a missing one is as good as 0. */
    public long requiredPositive(String name) {
        BigDecimal number = has(name) ? number(object.get(name)) : BigDecimal.ZERO;
        if (number == null || number.compareTo(LONG_MAX) > 0) {
            unreadable(path(name));
            return 0;
        }
        if (number.compareTo(BigDecimal.ONE) < 0) {
            fault(name, LineErrors.MUST_BE_POSITIVE);
            return 0;
        }
        return number.longValue();
    }

    /** A number that must be there. */
    public BigDecimal requiredNumber(String name, long min, long max) {
        JsonNode value = raw(name);
        if (value == null) {
            fault(name, reading.missing());
            return BigDecimal.ZERO;
        }
        BigDecimal number = number(value);
        if (number == null) {
            unreadable(path(name));
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
        unreadable(path(name));
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
            fault(name, reading.missing());
        }
        return object(name);
    }

    private @Nullable Fields object(JsonNode value, String path) {
        if (value.isObject()) {
            return new Fields(value, path, findings, reading);
        }
        unreadable(path);
        return null;
    }

    /** A list that must be there and not be empty. */
    public List<Fields> requiredObjects(String name, int min, int max) {
        if (!has(name)) {
            fault(name, reading.missing());
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
        Collection<JsonNode> elements = elements(name, min, max);
        List<String> texts = new ArrayList<>(elements.size());
        for (JsonNode element : elements) {
            // most are texts, and there may be hundreds: only of the others the place is told
            String text =
                    element.isString() ? element.stringValue() : text(element, path(name) + "[" + texts.size() + "]");
            texts.add(text == null ? "" : text);
        }
        return texts;
    }

    private Collection<JsonNode> elements(String name, int min, int max) {
        JsonNode value = raw(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            unreadable(path(name));
            return List.of();
        }
        if (value.size() < min || value.size() > max) {
            fault(name, reading.size(min, max, value.size()));
        }
        return value.values();
    }

    /** The names of the properties of an object that serves as a map. */
    public List<String> names() {
        return List.copyOf(object.propertyNames());
    }
}
