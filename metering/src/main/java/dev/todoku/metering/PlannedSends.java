package dev.todoku.metering;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is planned for one month, by day. A send of a size the account is used to is one of those its past let expect, not one
 * more: planned sends of some size and above take the place of the expected ones of that size and above.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PlannedSends(long[] byDay, List<MonthDays> past) {

    static PlannedSends in(YearMonth month, List<PlannedSend> planned, List<MonthDays> past) {
        return new PlannedSends(
                planned.stream()
                        .filter(send -> YearMonth.from(send.on()).equals(month))
                        .collect(Collectors.groupingBy(PlannedSend::on, Collectors.summingLong(PlannedSend::messages)))
                        .values()
                        .stream()
                        .mapToLong(Long::longValue)
                        .toArray(),
                past);
    }

    long total() {
        return Arrays.stream(byDay).sum();
    }

    /** The rest of the month with what is planned: the most that any size gives; never less than {@code rest}, or than all. */
    double with(double rest) {
        double most = rest;
        for (long size : byDay) {
            // A day of half the size is still one of its kind.
            double ofItsKind = shareOfDaysFrom(size / 2.0);
            double instead = Arrays.stream(byDay).filter(day -> day >= size).sum();
            most = Math.max(most, rest * (1 - ofItsKind) + instead);
        }
        return most;
    }

    private double shareOfDaysFrom(double size) {
        double all = past.stream().mapToDouble(MonthDays::sum).sum();
        double large = past.stream()
                .flatMapToDouble(
                        month -> Arrays.stream(month.counts(), month.from(), Math.max(month.from(), month.until())))
                .filter(day -> day >= size)
                .sum();
        return all == 0 ? 0 : large / all;
    }
}
