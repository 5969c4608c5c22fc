package dev.todoku.friend.values;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.todoku.friend.Format;
import dev.todoku.friend.Limits;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Texts; those of a format in its form. */
final class TextForm implements Form {

    private static final int LENGTH_MAX = 1_000;

    @Override
    public @Nullable JsonNode canonical(JsonNode value, Limits limits) {
        return value.isString() ? checked(formatted(value.stringValue(), limits.format()), limits) : null;
    }

    @Override
    public @Nullable JsonNode find(String text, Limits limits, Moment moment) {
        boolean name = limits.format() == Format.NAME;
        String stripped = text.strip();
        JsonNode whole = checked(name ? Names.find(text) : formatted(stripped, limits.format()), limits);
        return whole == null && limits.pattern() != null && limits.format() == null
                ? part(stripped, limits.pattern(), limits)
                : whole;
    }

    /** The one part of a sentence that an owner's pattern fits, as it is written or in half width. */
    private static @Nullable JsonNode part(String text, String pattern, Limits limits) {
        Set<String> found = parts(text, pattern);
        if (found.isEmpty()) {
            found = parts(Plain.of(text), pattern);
        }
        return found.size() == 1 ? checked(found.stream().findFirst(), limits) : null;
    }

    private static Set<String> parts(String text, String pattern) {
        Set<String> parts = new HashSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            boolean cut = goesOn(text, matcher.start()) || goesOn(text, matcher.end());
            if (!cut && matcher.end() > matcher.start()) {
                parts.add(matcher.group());
            }
        }
        return parts;
    }

    /** Whether a Latin word or a number goes on across this place. */
    private static boolean goesOn(String text, int at) {
        return at > 0 && at < text.length() && isLetterOrDigit(text.charAt(at - 1)) && isLetterOrDigit(text.charAt(at));
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }

    private static Optional<String> formatted(String text, @Nullable Format format) {
        return switch (format) {
            case PREFECTURE -> Prefectures.find(text);
            case POSTCODE -> Contacts.postcode(text);
            case TIME -> Times.find(text).map(Object::toString);
            case null, default -> Optional.of(text);
        };
    }

    private static @Nullable JsonNode checked(Optional<String> found, Limits limits) {
        String text = found.orElse("");
        boolean plain = text.codePoints().noneMatch(c -> c < ' ' && c != '\n');
        boolean fits = limits.pattern() == null || Pattern.matches(limits.pattern(), text);
        return plain && fits && !text.isEmpty() && text.length() <= LENGTH_MAX ? StringNode.valueOf(text) : null;
    }

    @Override
    public String expected(Limits limits) {
        String text = switch (limits.format()) {
            case PREFECTURE -> "one of Japan's prefectures";
            case POSTCODE -> "a postcode as 123-4567";
            case TIME -> "a time as 18:30";
            case null, default -> "a text of 1 to %d characters without control characters".formatted(LENGTH_MAX);
        };
        return limits.pattern() == null ? text : text + " that matches " + limits.pattern();
    }
}
