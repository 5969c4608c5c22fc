package dev.todoku.friend;

import dev.todoku.kernel.Problem;
import org.jspecify.annotations.Nullable;

/** A tag as somebody wants it; without a position it stands behind all others. */
public record TagWish(
        String name,
        @Nullable String folder,
        @Nullable Integer position,
        @Nullable Integer limit,
        @Nullable Integer lifetimeDays) {

    private static final int LIFETIME_MAX = 3_660;

    Tag checked(int id) {
        AttributeWish.requireText("bad-name", "name", name);
        if (folder != null) {
            AttributeWish.requireText("bad-folder", "folder", folder);
        }
        requireWithin("limit", limit, Integer.MAX_VALUE);
        requireWithin("lifetimeDays", lifetimeDays, LIFETIME_MAX);
        return new Tag(id, name, folder, position == null ? id : position, limit, lifetimeDays);
    }

    private static void requireWithin(String path, @Nullable Integer number, int most) {
        if (number != null && (number < 1 || number > most)) {
            throw Problem.unprocessable("bad-tag", "%s: got %d (expected: 1 to %d)".formatted(path, number, most));
        }
    }
}
