package dev.todoku.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A slice of a list in a stable order. {@code next}: what to ask with as {@code cursor} to get the slice behind this
 * one; null at the end.
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Most items of one page, whatever is asked. */
    public static final int LIMIT_MAX = 1_000;

    /**
     * Cuts a page from rows read with {@code limit + 1}: the surplus row says only that there is more.
     *
     * @param cursor of the page's last item, as {@link Cursor#of} makes it
     */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) {
            return new Page<>(List.copyOf(oneMore), null);
        }
        List<T> items = List.copyOf(oneMore.subList(0, limit));
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    /** The number of items to read for a wish that may be absent: {@code usual}, and never beyond {@link #LIMIT_MAX}. */
    public static int limit(@Nullable Integer asked, int usual) {
        if (asked == null) {
            return usual;
        }
        if (asked < 1 || asked > LIMIT_MAX) {
            throw Problem.badRequest("bad-limit", "limit: got %d (expected: 1 to %d)".formatted(asked, LIMIT_MAX));
        }
        return asked;
    }
}
