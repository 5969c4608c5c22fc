package dev.todoku.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
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
     * Takes a cursor apart.
     *
     * @param size how many parts the key has
     * @return the parts; empty for no cursor, that is for the first page
     * @throws Problem 400 for what is not a cursor of that size
     */
    public static List<String> parts(@Nullable String cursor, int size) {
        if (cursor == null || cursor.isEmpty()) {
            return List.of();
        }
        List<String> parts = List.of(decode(cursor).split(SEPARATOR, -1));
        if (parts.size() != size) {
            throw bad(cursor);
        }
        return parts;
    }

    /** A cursor whose key is one number; {@code first} for the first page. */
    public static long number(@Nullable String cursor, long first) {
        List<String> parts = parts(cursor, 1);
        try {
            return parts.isEmpty() ? first : Long.parseLong(parts.getFirst());
        } catch (NumberFormatException e) {
            throw bad(String.valueOf(cursor));
        }
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw bad(cursor);
        }
    }

    private static Problem bad(String cursor) {
        return Problem.badRequest("bad-cursor", "cursor: got '%s' (expected: `next` of a page)".formatted(cursor));
    }
}
