package dev.todoku.friend.values;

import dev.todoku.friend.Limits;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.StringNode;

/** Numbers, and points: whole ones. */
final class NumberForm implements Form {

    private static final int DIGITS_MAX = 30;
    private static final int POINTS_DIGITS_MAX = 12;
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3})");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\d.])-?\\d+(?:\\.\\d+)?");
    private static final Pattern STARS = Pattern.compile("[★⭐]+");
    private static final Map<String, Integer> PEOPLE =
            Map.of("ひとり", 1, "独り", 1, "ふたり", 2, "さんにん", 3, "よにん", 4, "ごにん", 5);

    private final boolean whole;

    private NumberForm(boolean whole) {
        this.whole = whole;
    }

    static NumberForm any() {
        return new NumberForm(false);
    }

    static NumberForm points() {
        return new NumberForm(true);
    }

    @Override
    public @Nullable JsonNode canonical(JsonNode value, Limits limits) {
        if (!value.isNumber() && !value.isString()) {
            return null;
        }
        String digits = value.isString()
                ? THOUSANDS.matcher(Plain.of(value.stringValue())).replaceAll("")
                : value.asString();
        if (digits.length() > DIGITS_MAX) {
            return null;
        }
        try {
            return number(new BigDecimal(digits), limits);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private @Nullable JsonNode number(BigDecimal number, Limits limits) {
        int most = whole ? POINTS_DIGITS_MAX : DIGITS_MAX;
        if (Math.abs((long) number.scale()) + number.precision() > DIGITS_MAX) {
            return null;
        }
        BigDecimal shortest = number.stripTrailingZeros();
        BigDecimal kept = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
        boolean within = (limits.min() == null || kept.compareTo(new BigDecimal(limits.min())) >= 0)
                && (limits.max() == null || kept.compareTo(new BigDecimal(limits.max())) <= 0);
        boolean fits = !whole || (kept.scale() <= 0 && kept.precision() <= most);
        return within && fits ? DecimalNode.valueOf(kept) : null;
    }

    @Override
    public @Nullable JsonNode find(String text, Limits limits, Moment moment) {
        return digits(text)
                .map(digits -> canonical(StringNode.valueOf(digits), limits))
                .orElse(null);
    }

    private static Optional<String> digits(String text) {
        String plain = THOUSANDS.matcher(Plain.counted(text)).replaceAll("");
        Matcher number = NUMBER.matcher(plain);
        if (number.find()) {
            return Optional.of(number.group());
        }
        Matcher stars = STARS.matcher(plain);
        if (stars.find()) {
            return Optional.of(Integer.toString(stars.group().length()));
        }
        String folded = Plain.folded(text);
        return PEOPLE.entrySet().stream()
                .filter(word -> folded.contains(word.getKey()))
                .findFirst()
                .map(word -> word.getValue().toString());
    }

    @Override
    public String expected(Limits limits) {
        String number = whole
                ? "a whole number of at most %d digits".formatted(POINTS_DIGITS_MAX)
                : "a number of at most %d digits".formatted(DIGITS_MAX);
        return number + Bounds.told(limits);
    }
}
