package dev.todoku.audience.language;

import dev.todoku.audience.Kind;
import dev.todoku.audience.Rule;
import dev.todoku.audience.Rule.Bound;
import dev.todoku.audience.Rule.Field;
import dev.todoku.audience.Rule.ValueTest;
import dev.todoku.friend.Attribute;
import dev.todoku.friend.Vocabulary;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;

/** Reads what is asked of one field: {@code {"attribute":"age","from":20,"below":30}}. */
final class ValueReader {

    private static final Set<String> NUMBER_RANGE = Set.of("from", "to", "above", "below");
    private static final Set<String> DAY_RANGE = Set.of("from", "to", "after", "before");
    private static final int MONTHS_MAX = 1_200;
    private static final int BIRTHDAY_MAX = 366;
    private static final int DAYS_MAX = 73_200;
    private static final int YEARS_MAX = 200;
    private static final int SHARE_DIGITS_MAX = 6;

    private final Vocabulary vocabulary;

    ValueReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Rule read(JsonNode json, String path) {
        Set<String> keys = new TreeSet<>(json.propertyNames());
        boolean own = keys.remove("attribute");
        if (keys.remove("friend") == own) {
            throw Trouble.at(path, "both attribute and friend", "one of them");
        }
        Attribute attribute = own ? attribute(json.get("attribute"), path + ".attribute") : null;
        Field field = attribute == null
                ? own(json.get("friend"), path + ".friend")
                : new Field(attribute.key(), attribute.attributeId(), Kind.of(attribute.type()));
        if (keys.isEmpty()) {
            throw Trouble.at(path, own ? "attribute alone" : "friend alone", expected(field.kind()));
        }
        return new Rule.Has(field, test(json, path, keys, field.kind(), attribute));
    }

    private Attribute attribute(JsonNode key, String at) {
        return Trouble.within(at, () -> vocabulary.attribute(RuleReader.text(key, at), at));
    }

    private static Field own(JsonNode key, String at) {
        return switch (RuleReader.text(key, at)) {
            case "followedAt" -> Field.FOLLOWED;
            case "responseRate" -> Field.RESPONSE_RATE;
            default ->
                throw Trouble.at(
                        at, key.toString(), "one of " + Field.FOLLOWED.key() + ", " + Field.RESPONSE_RATE.key());
        };
    }

    private static ValueTest test(
            JsonNode json, String path, Set<String> keys, Kind kind, @Nullable Attribute attribute) {
        if ((kind == Kind.NUMBER || kind == Kind.SHARE) && NUMBER_RANGE.containsAll(keys)) {
            return range(json, path, "above", "below", kind, attribute);
        }
        if ((kind == Kind.DAY || kind == Kind.MOMENT) && DAY_RANGE.containsAll(keys)) {
            return range(json, path, "after", "before", kind, attribute);
        }
        String key = keys.iterator().next();
        if (keys.size() > 1 || !tests(kind).contains(key)) {
            throw Trouble.at(path, keys.toString(), expected(kind));
        }
        String at = path + "." + key;
        JsonNode value = json.get(key);
        return switch (key) {
            case "is" -> new ValueTest.Is(value(value, at, kind, attribute));
            case "oneOf" -> new ValueTest.OneOf(values(value, at, kind, attribute));
            case "contains" -> new ValueTest.Contains(part(value, at, kind, attribute));
            case "birthdayWithin" -> new ValueTest.BirthdayWithin(integer(json, key, path, 0, BIRTHDAY_MAX));
            case "birthdayMonth" -> new ValueTest.BirthdayMonth(integer(json, key, path, -MONTHS_MAX, MONTHS_MAX));
            case "month" -> new ValueTest.InMonth(integer(json, key, path, -MONTHS_MAX, MONTHS_MAX));
            case "daysSince" ->
                new ValueTest.DaysSince(since(value, at, "from", DAYS_MAX), since(value, at, "to", DAYS_MAX));
            case "yearsSince" -> new ValueTest.YearsSince(years(value, at, "from"), years(value, at, "to"));
            default -> {
                if (!value.isBoolean()) {
                    throw Trouble.at(at, value.toString(), "true or false");
                }
                yield new ValueTest.Present(value.booleanValue());
            }
        };
    }

    private static List<String> tests(Kind kind) {
        return switch (kind) {
            case TEXT, WORD -> List.of("is", "oneOf", "contains", "hasValue");
            case WORDS -> List.of("contains", "oneOf", "hasValue");
            case YESNO -> List.of("is", "hasValue");
            case NUMBER -> List.of("is", "oneOf", "hasValue");
            case DAY ->
                List.of(
                        "is",
                        "oneOf",
                        "birthdayWithin",
                        "birthdayMonth",
                        "daysSince",
                        "yearsSince",
                        "month",
                        "hasValue");
            case MOMENT -> List.of("daysSince", "yearsSince", "month", "hasValue");
            case SHARE, OTHER -> List.of("hasValue");
        };
    }

    private static String expected(Kind kind) {
        String tests = String.join(", ", tests(kind));
        return switch (kind) {
            case SHARE -> "hasValue, or from, to, above, below";
            case NUMBER -> "one of " + tests + ", or from, to, above, below";
            case DAY, MOMENT -> "one of " + tests + ", or from, to, after, before";
            case TEXT, WORD, WORDS, YESNO, OTHER -> "one of " + tests;
        };
    }

    private static JsonNode value(JsonNode value, String at, Kind kind, @Nullable Attribute attribute) {
        if (kind == Kind.WORDS && attribute != null) {
            part(value, at, kind, attribute);
            return value;
        }
        if (attribute == null) {
            throw Trouble.at(at, value.toString(), expected(kind));
        }
        return Trouble.within(at, () -> attribute.value(value, at));
    }

    private static List<JsonNode> values(JsonNode list, String at, Kind kind, @Nullable Attribute attribute) {
        if (!list.isArray() || list.isEmpty()) {
            throw Trouble.at(at, list.toString(), "a list of at least one value");
        }
        List<JsonNode> values = new ArrayList<>();
        for (JsonNode each : list) {
            values.add(value(each, at + "[" + values.size() + "]", kind, attribute));
        }
        return values;
    }

    private static String part(JsonNode value, String at, Kind kind, @Nullable Attribute attribute) {
        String part = RuleReader.text(value, at);
        if (part.isBlank()) {
            throw Trouble.at(at, "an empty text", "at least one character that is no space");
        }
        if (kind == Kind.WORDS && attribute != null && !attribute.choices().contains(part)) {
            throw Trouble.at(at, "'" + part + "'", "one of " + String.join(", ", attribute.choices()));
        }
        return part;
    }

    private static ValueTest range(
            JsonNode json, String path, String above, String below, Kind kind, @Nullable Attribute attribute) {
        return new ValueTest.Range(
                bound(json, path, "from", above, kind, attribute), bound(json, path, "to", below, kind, attribute));
    }

    private static @Nullable Bound bound(
            JsonNode json, String path, String inclusive, String exclusive, Kind kind, @Nullable Attribute attribute) {
        if (json.has(inclusive) && json.has(exclusive)) {
            throw Trouble.at(path, "both %s and %s".formatted(inclusive, exclusive), "one of them");
        }
        String key = json.has(inclusive) ? inclusive : exclusive;
        JsonNode value = json.get(key);
        if (value == null) {
            return null;
        }
        String at = path + "." + key;
        JsonNode end = switch (kind) {
            case NUMBER -> value(value, at, kind, attribute);
            case SHARE -> share(value, at);
            default -> day(value, at);
        };
        return new Bound(end, key.equals(inclusive));
    }

    /** In one form, so that equal ones are equal. */
    private static JsonNode share(JsonNode value, String at) {
        if (!value.isNumber()
                || value.decimalValue().signum() < 0
                || value.decimalValue().compareTo(BigDecimal.ONE) > 0
                || value.decimalValue().stripTrailingZeros().scale() > SHARE_DIGITS_MAX) {
            throw Trouble.at(at, value.toString(), "a share, 0 to 1, as 0.25");
        }
        return DecimalNode.valueOf(
                new BigDecimal(value.decimalValue().stripTrailingZeros().toPlainString()));
    }

    private static JsonNode day(JsonNode value, String at) {
        try {
            LocalDate.parse(RuleReader.text(value, at));
            return value;
        } catch (DateTimeException e) {
            throw Trouble.at(at, value.toString(), "a date as 2026-11-22");
        }
    }

    private static @Nullable Integer years(JsonNode json, String at, String end) {
        Integer years = since(json, at, end, YEARS_MAX);
        if (years != null && years < 0) {
            throw Trouble.at(at + "." + end, years.toString(), "a whole number, 0 to %d".formatted(YEARS_MAX));
        }
        return years;
    }

    private static @Nullable Integer since(JsonNode json, String at, String end, int max) {
        if (!json.isObject() || json.isEmpty() || !Set.of("from", "to").containsAll(json.propertyNames())) {
            throw Trouble.at(at, json.toString(), "an object with from, to, or both");
        }
        return RuleReader.number(json, end, at, -max, max);
    }

    private static int integer(JsonNode json, String key, String path, int min, int max) {
        Integer number = RuleReader.number(json, key, path, min, max);
        return number == null ? 0 : number;
    }
}
