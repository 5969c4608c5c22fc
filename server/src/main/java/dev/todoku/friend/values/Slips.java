package dev.todoku.friend.values;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Slips of the thumb: two neighbours changed places, or one was typed twice. */
final class Slips {

    /** A longer text says enough without its slip. */
    private static final int LENGTH_MAX = 24;

    private static final int LENGTH_MIN = 3;

    private Slips() {}

    /**
     * What a text says if one slip in it is undone; null unless every undoing that says anything says the same.
     *
     * @param reader what a text without slips says; null: nothing
     */
    static <T> @Nullable T undone(String text, Function<String, @Nullable T> reader) {
        int[] points = text.codePoints().toArray();
        if (points.length < LENGTH_MIN || points.length > LENGTH_MAX) {
            return null;
        }
        Set<T> said = new HashSet<>();
        for (int at = 0; at + 1 < points.length; at++) {
            T value = reader.apply(points[at] == points[at + 1] ? without(points, at) : swapped(points, at));
            if (value != null) {
                said.add(value);
            }
        }
        return said.size() == 1 ? List.copyOf(said).getFirst() : null;
    }

    private static String without(int[] points, int at) {
        return new String(points, 0, at) + new String(points, at + 1, points.length - at - 1);
    }

    private static String swapped(int[] points, int at) {
        int[] swapped = points.clone();
        swapped[at] = points[at + 1];
        swapped[at + 1] = points[at];
        return new String(swapped, 0, swapped.length);
    }
}
