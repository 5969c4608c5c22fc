package dev.todoku.kernel;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts things in another order, and folders under other names. */
public final class Arrangement {

    private Arrangement() {}

    /**
     * Those that are wanted first, and behind them the others as they stood.
     *
     * @param path where the wish stands, for the error
     * @throws Problem 422 for one that there is none of, or that is wanted twice
     */
    public static <K> List<K> of(List<K> present, List<K> first, String path) {
        Set<K> order = new LinkedHashSet<>();
        for (int i = 0; i < first.size(); i++) {
            K each = first.get(i);
            if (!present.contains(each)) {
                throw bad("%s[%d]: got '%s' (expected: one that there is)".formatted(path, i, each));
            }
            if (!order.add(each)) {
                throw bad("%s[%d]: got '%s' once more (expected: each once)".formatted(path, i, each));
            }
        }
        order.addAll(present);
        return List.copyOf(order);
    }

    /**
     * Whether a folder may have another name.
     *
     * @param to null: it goes, and what is in it stands at the top
     * @throws Problem 404 if there is none of the old name, 409 if there is one of the new name
     */
    public static void requireFolder(Collection<String> present, String from, @Nullable String to) {
        if (!present.contains(from)) {
            throw Problem.notFound(
                    "unknown-folder", "folder: got '%s' (expected: a folder that something is in)".formatted(from));
        }
        if (to != null && !to.equals(from) && present.contains(to)) {
            throw Problem.conflict(
                    "folder-exists", "name: got '%s', which is taken (expected: a new name, or null)".formatted(to));
        }
    }

    private static Problem bad(String detail) {
        return Problem.unprocessable("bad-order", detail);
    }
}
