package dev.todoku.bench;

import java.util.Arrays;

/** How long many runs took, in ms. */
final class Times {

    private double[] times = new double[1_024];
    private int runs;
    private boolean sorted;

    void add(double millis) {
        if (runs == times.length) {
            times = Arrays.copyOf(times, 2 * runs);
        }
        times[runs++] = millis;
        sorted = false;
    }

    int runs() {
        return runs;
    }

    /** So many of one took no longer. */
    double at(double share) {
        if (!sorted) {
            Arrays.sort(times, 0, runs);
            sorted = true;
        }
        return times[(int) Math.min(runs - 1, Math.floor(share * runs))];
    }

    @Override
    public String toString() {
        return "%,d times: p50 %.2f ms, p99 %.2f ms".formatted(runs, at(0.5), at(0.99));
    }
}
