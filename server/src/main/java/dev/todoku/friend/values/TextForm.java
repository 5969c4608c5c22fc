package dev.todoku.friend.values;

import com.google.re2j.Pattern;
import dev.todoku.friend.Format;
import dev.todoku.friend.Limits;
import java.util.Optional;
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
        return checked(name ? Names.find(text) : formatted(text.strip(), limits.format()), limits);
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
