package dev.todoku.friend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a value must be, beyond its type.
 *
 * @param choices the values of a choice; empty for other types
 * @param words by choice: what people also call it
 * @param min least number, points or date, as its value is written
 * @param max greatest of them
 * @param pattern a regular expression (RE2) that a text must match as a whole
 */
public record Limits(
        List<String> choices,
        Map<String, List<String>> words,
        @Nullable Format format,
        @Nullable String min,
        @Nullable String max,
        @Nullable String pattern) {

    /** None. */
    public static final Limits NONE = choices(List.of());

    public Limits {
        choices = List.copyOf(choices);
        words = Map.copyOf(new LinkedHashMap<>(words));
    }

    public static Limits choices(List<String> choices) {
        return new Limits(choices, Map.of(), null, null, null, null);
    }
}
