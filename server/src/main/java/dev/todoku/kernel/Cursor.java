package dev.todoku.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the sort key of its last item, in a form that nobody takes for something to build themselves.
 */
public final class Cursor {

    private static final String SEPARATOR = "\n";

    private Cursor() {}

    public static String of(Object... key) {
        String joined = String.join(
                SEPARATOR, List.of(key).stream().map(Object::toString).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor back.
     *
     * @param size how many parts the key has
     * @param key makes the key of its parts, or throws what parsing throws
     * @return the key; empty for no cursor, that is for the first page
     * @throws Problem 400 for what is not a cursor of that kind
     */
    public static <T> Optional<T> read(@Nullable String cursor, int size, Function<List<String>, T> key) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<String> parts = List.of(decode(cursor).split(SEPARATOR, -1));
            if (parts.size() == size) {
                return Optional.of(key.apply(parts));
            }
        } catch (IllegalArgumentException | DateTimeException | CharacterCodingException e) {
            throw bad(cursor);
        }
        throw bad(cursor);
    }

    /**
     * A part of a key that is an instant. Rows hold none that is written with a sign: PostgreSQL's end where Java's go on.
     *
     * @throws DateTimeException for what is none
     */
    public static Instant instant(String part) {
        if (part.startsWith("+") || part.startsWith("-")) {
            throw new DateTimeException("beyond the years 0 to 9999");
        }
        return Instant.parse(part);
    }

    /** A cursor whose key is one number; {@code first} for the first page. */
    public static long number(@Nullable String cursor, long first) {
        return read(cursor, 1, parts -> Long.parseLong(parts.getFirst())).orElse(first);
    }

    private static String decode(String cursor) throws CharacterCodingException {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a zero, which no row holds");
        }
        return text;
    }

    private static Problem bad(String cursor) {
        return Problem.badRequest("bad-cursor", "cursor: got '%s' (expected: `next` of a page)".formatted(cursor));
    }
}
