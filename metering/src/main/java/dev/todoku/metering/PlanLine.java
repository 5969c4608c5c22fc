package dev.todoku.metering;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One statement of the plan file: a keyword, then words read one by one from the left, each with the error that fits it. */
final class PlanLine {

    private static final String UNKNOWN = "?";
    private static final String OPEN = "-";

    private final String file;
    private final int number;
    private final List<String> words;
    private int next = 1;

    PlanLine(String file, int number, String text) {
        this.file = file;
        this.number = number;
        this.words = List.of(text.strip().split("\\s+"));
    }

    String keyword() {
        return words.getFirst();
    }

    String word(String what) {
        if (next == words.size()) {
            throw error(what, "nothing", "one more word on this line");
        }
        return words.get(next++);
    }

    /** All that is left, with single spaces. */
    String rest(String what) {
        String first = word(what);
        List<String> others = words.subList(next, words.size());
        next = words.size();
        return others.isEmpty() ? first : first + " " + String.join(" ", others);
    }

    /** A word that nothing may follow. */
    String lastWord(String what) {
        String word = word(what);
        if (next < words.size()) {
            throw error(what, quoted(word) + " and then " + quoted(words.get(next)), "nothing after it");
        }
        return word;
    }

    /** What a key declared above stands for; nothing may follow it. */
    <T> T last(String what, Map<String, T> declared) {
        return declared(what, lastWord(what), declared);
    }

    <T> T declared(String what, String key, Map<String, T> declared) {
        T value = declared.get(key);
        if (value == null) {
            throw error(what, quoted(key), "one declared above: " + String.join(", ", declared.keySet()));
        }
        return value;
    }

    LocalDate date(String what) {
        return read(what, LocalDate::parse, "a date such as 2023-06-01");
    }

    /** Null: until further notice. */
    @Nullable LocalDate dateOrOpen(String what) {
        String word = word(what);
        return word.equals(OPEN)
                ? null
                : convert(what, word, LocalDate::parse, "a date such as 2023-06-01, or - for until further notice");
    }

    BigDecimal money(String what) {
        return read(what, PlanLine::toMoney, "an amount such as 0.95");
    }

    /** Null: not known. */
    @Nullable BigDecimal moneyOrUnknown(String what) {
        String word = word(what);
        return word.equals(UNKNOWN)
                ? null
                : convert(what, word, PlanLine::toMoney, "an amount such as 5000, or ? for not known");
    }

    long count(String what) {
        return read(what, PlanLine::toCount, "a count such as 5000");
    }

    /** Null where the word is {@code other}. */
    @Nullable Long countOr(String what, String other, String meaning) {
        String word = word(what);
        return word.equals(other)
                ? null
                : convert(what, word, PlanLine::toCount, "a count such as 5000, or %s %s".formatted(other, meaning));
    }

    /** A percentage such as {@code 10%}, as a fraction. */
    BigDecimal percent(String what) {
        return read(
                what,
                word -> new BigDecimal(matching("\\d{1,2}(\\.\\d{1,2})?%", word).replace("%", "")).movePointLeft(2),
                "a percentage such as 10%");
    }

    <E extends Enum<E>> E oneOf(String what, Class<E> type) {
        return oneOf(what, word(what), type);
    }

    /** Null: not known. */
    <E extends Enum<E>> @Nullable E oneOfOrUnknown(String what, Class<E> type) {
        String word = word(what);
        return word.equals(UNKNOWN) ? null : oneOf(what, word, type);
    }

    private <E extends Enum<E>> E oneOf(String what, String word, Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> names = constants.stream().map(PlanLine::spelled).toList();
        if (!names.contains(word)) {
            throw error(what, quoted(word), "one of " + String.join(", ", names));
        }
        return constants.get(names.indexOf(word));
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    <T> T read(String what, Function<String, T> reader, String expected) {
        return convert(what, word(what), reader, expected);
    }

    <T> T convert(String what, String word, Function<String, T> reader, String expected) {
        try {
            return reader.apply(word);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw error(what, quoted(word), expected);
        }
    }

    private static BigDecimal toMoney(String word) {
        return new BigDecimal(matching("\\d{1,12}(\\.\\d{1,6})?", word));
    }

    private static Long toCount(String word) {
        return Long.valueOf(matching("\\d{1,12}", word));
    }

    private static String matching(String pattern, String word) {
        if (!word.matches(pattern)) {
            throw new IllegalArgumentException(word);
        }
        return word;
    }

    /** The value, or its own complaint with this line in front. */
    <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (PlanFileException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new PlanFileException(file, number, e.getMessage());
        }
    }

    static String quoted(String word) {
        return "'" + word + "'";
    }

    PlanFileException error(String what, String got, String expected) {
        return new PlanFileException(file, number, "%s: got %s (expected: %s)".formatted(what, got, expected));
    }

    /** A mistake in the plan file, with its place. */
    static final class PlanFileException extends IllegalArgumentException {

        PlanFileException(String file, int line, @Nullable String mistake) {
            super("%s:%d: %s".formatted(file, line, mistake));
        }
    }
}
