package dev.todoku.friend;

import com.google.re2j.PatternSyntaxException;
import dev.todoku.kernel.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * An attribute as somebody wants it.
 *
 * @param name what people call it
 * @param position null: behind all others
 */
public record AttributeWish(
        String name,
        AttributeType type,
        Limits limits,
        @Nullable JsonNode defaultValue,
        @Nullable String folder,
        @Nullable Integer position) {

    static final int NAME_LENGTH_MAX = 100;

    private static final int CHOICES_MAX = 100;
    private static final int WORDS_MAX = 200;
    private static final int PATTERN_LENGTH_MAX = 300;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    /** The attribute, everything about it checked; its default in its canonical form. */
    Attribute checked(int id, String key) {
        requireText("bad-name", "name", name);
        if (folder != null) {
            requireText("bad-folder", "folder", folder);
        }
        requireChoices();
        requireLimits();
        Attribute plain = Attribute.of(id, key, name, type, limits, null, folder, position == null ? id : position);
        return defaultValue == null || defaultValue.isNull()
                ? plain
                : Attribute.of(
                        id,
                        key,
                        name,
                        type,
                        limits,
                        plain.value(defaultValue, "defaultValue"),
                        folder,
                        plain.position());
    }

    static void requireKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw Problem.unprocessable(
                    "bad-key",
                    "key: got '%s' (expected: a lower-case letter, then at most 62 of a-z, 0-9, _ and -)"
                            .formatted(key));
        }
    }

    static void requireText(String code, String path, String text) {
        if (text.isBlank() || text.length() > NAME_LENGTH_MAX || text.chars().anyMatch(c -> c < ' ')) {
            throw Problem.unprocessable(
                    code,
                    "%s: got '%s' (expected: 1 to %d characters, no control characters)"
                            .formatted(path, text, NAME_LENGTH_MAX));
        }
    }

    private void requireChoices() {
        List<String> choices = limits.choices();
        if (type.hasChoices() == choices.isEmpty() || choices.size() > CHOICES_MAX) {
            throw Problem.unprocessable(
                    "bad-choices",
                    "choices: got %d (expected: %s)"
                            .formatted(
                                    choices.size(),
                                    type.hasChoices() ? "1 to " + CHOICES_MAX : "none for " + type.word()));
        }
        if (new HashSet<>(choices).size() < choices.size()) {
            throw Problem.unprocessable("bad-choices", "choices: got one twice (expected: each once)");
        }
        choices.forEach(choice -> requireText("bad-choices", "choices", choice));
        if (!choices.containsAll(limits.words().keySet())) {
            throw bad("words", limits.words().keySet(), "choices of this attribute as keys");
        }
        limits.words().forEach((choice, words) -> {
            if (words.size() > WORDS_MAX) {
                throw bad("words." + choice, words.size() + " words", "at most " + WORDS_MAX);
            }
            words.forEach(word -> requireText("bad-limits", "words." + choice, word));
        });
    }

    private void requireLimits() {
        Format format = limits.format();
        if (format != null && format.type() != type) {
            throw bad(
                    "format",
                    format.word(),
                    "for %s only".formatted(format.type().word()));
        }
        requireBound("min", limits.min());
        requireBound("max", limits.max());
        requireOrder();
        String pattern = limits.pattern();
        if (pattern == null) {
            return;
        }
        if (type != AttributeType.TEXT || pattern.length() > PATTERN_LENGTH_MAX) {
            throw bad(
                    "pattern",
                    pattern.length() + " characters",
                    "at most %d, for a text only".formatted(PATTERN_LENGTH_MAX));
        }
        try {
            com.google.re2j.Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw bad("pattern", pattern, "a regular expression (RE2): " + e.getDescription());
        }
    }

    private void requireBound(String path, @Nullable String bound) {
        if (bound == null) {
            return;
        }
        if (!type.hasBounds()) {
            throw bad(path, bound, "for number, points and date only");
        }
        JsonNode canonical = type.form().canonical(StringNode.valueOf(bound), Limits.NONE);
        if (canonical == null || !canonical.asString().equals(bound)) {
            throw bad(path, bound, type.form().expected(Limits.NONE));
        }
    }

    private void requireOrder() {
        String min = limits.min();
        String max = limits.max();
        if (min == null || max == null) {
            return;
        }
        boolean apart = type == AttributeType.DATE
                ? LocalDate.parse(min).isAfter(LocalDate.parse(max))
                : new BigDecimal(min).compareTo(new BigDecimal(max)) > 0;
        if (apart) {
            throw bad("max", max, min + " or more, as min is");
        }
    }

    private static Problem bad(String path, Object got, String expected) {
        return Problem.unprocessable("bad-limits", "%s: got %s (expected: %s)".formatted(path, got, expected));
    }
}
