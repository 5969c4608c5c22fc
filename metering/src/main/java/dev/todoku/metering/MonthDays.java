package dev.todoku.metering;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One month's counts by day; days are indexes, 0 is the 1st.
 *
 * @param from the first day that is known
 * @param until the first day after those that are known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record MonthDays(YearMonth month, double[] counts, int from, int until) {

    boolean whole() {
        return from == 0 && until == counts.length;
    }

    int length() {
        return counts.length;
    }

    int known() {
        return Math.max(0, until - from);
    }

    /** The same month as it stood after so many days. */
    MonthDays after(int days) {
        return new MonthDays(month, counts, from, Math.min(until, days));
    }

    /** 0 = Monday. */
    int weekday(int day) {
        return (month.atDay(1).getDayOfWeek().getValue() - 1 + day) % 7;
    }

    /** What the known days before {@code end} sum up to. */
    double sum(int end) {
        return Arrays.stream(counts, from, Math.clamp(end, from, Math.max(from, until)))
                .sum();
    }

    double sum() {
        return sum(counts.length);
    }

    /** The sums of its whole known weeks, counted from its first known day. */
    DoubleStream weeks() {
        return IntStream.range(0, known() / 7)
                .mapToDouble(week -> Arrays.stream(counts, from + 7 * week, from + 7 * week + 7)
                        .sum());
    }

    double sumOfSquares() {
        return known() == 0
                ? 0
                : Arrays.stream(counts, from, until).map(count -> count * count).sum();
    }
}
