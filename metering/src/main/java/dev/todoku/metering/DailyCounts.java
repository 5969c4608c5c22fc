package dev.todoku.metering;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Messages counted on each day, days being those of the plan's zone. A day without an entry counts as zero if its month has an
 * entry; a month without any is not known and left out, so a month that truly sent nothing needs a zero. What lies before the
 * first entry is not known either: the account may have been connected in the middle of a month.
 */
public record DailyCounts(SortedMap<LocalDate, Long> days) {

    public DailyCounts {
        days.forEach((day, count) -> Messages.require("messages on " + day, count));
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    /** The totals of the months before {@code month} that are known from their 1st to their last day. */
    public SortedMap<YearMonth, Long> monthsBefore(YearMonth month) {
        var totals = new TreeMap<YearMonth, Long>();
        for (MonthDays known : knownBefore(month)) {
            if (known.whole()) {
                totals.put(known.month(), sum(known.month()));
            }
        }
        return totals;
    }

    long sum(YearMonth month) {
        return entries(month).values().stream().mapToLong(Long::longValue).sum();
    }

    SortedMap<LocalDate, Long> entries(YearMonth month) {
        return days.subMap(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    /** The known months before {@code month}, in order of time. */
    List<MonthDays> knownBefore(YearMonth month) {
        var known = new ArrayList<MonthDays>();
        if (!days.isEmpty()) {
            for (var past = YearMonth.from(days.firstKey()); past.isBefore(month); past = past.plusMonths(1)) {
                if (!entries(past).isEmpty()) {
                    known.add(month(past));
                }
            }
        }
        return known;
    }

    /** All days of that month, but for those before the first entry of all. */
    MonthDays month(YearMonth month) {
        var counts = new double[month.lengthOfMonth()];
        entries(month).forEach((day, count) -> counts[day.getDayOfMonth() - 1] = count);
        boolean first = !days.isEmpty() && YearMonth.from(days.firstKey()).equals(month);
        return new MonthDays(month, counts, first ? days.firstKey().getDayOfMonth() - 1 : 0, counts.length);
    }
}
