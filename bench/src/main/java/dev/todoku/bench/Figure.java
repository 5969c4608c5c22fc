package dev.todoku.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * One measured figure beside what it is held against.
 *
 * @param unit of value and reference
 * @param kind what the reference is: {@code floor} (the same work without our code, measured in the same run),
 *     {@code ceiling} (what LINE allows) or {@code aim} (of the design, where no floor exists)
 */
record Figure(String bench, String name, double value, String unit, double reference, String kind) {

    /** A floor is its own reference. */
    static Figure floor(String bench, String name, double value, String unit) {
        return new Figure(bench, name, value, unit, value, "floor");
    }

    /** One line of JSON. */
    String json() {
        return "{\"bench\":\"%s\",\"case\":\"%s\",\"value\":%s,\"unit\":\"%s\",\"reference\":%s,\"ratio\":%s,\"kind\":\"%s\"}"
                .formatted(
                        bench,
                        name,
                        number(value),
                        unit,
                        number(reference),
                        String.format(Locale.ROOT, "%.3f", value / reference),
                        kind);
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, number < 1_000 ? "%.1f" : "%.0f", number);
    }

    /** The middle one; of an even number the upper of the two. */
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
