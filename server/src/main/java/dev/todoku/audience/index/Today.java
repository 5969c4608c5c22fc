package dev.todoku.audience.index;

import dev.todoku.audience.Rule.Bound;
import dev.todoku.audience.Rule.ValueTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What rules call today, in an account's time zone, and the days they name from there. */
record Today(LocalDate date, ZoneId zone) {

    /** Both ends are in it. Days are counted from 1970-01-01. */
    record Days(long from, long to) {}

    static Today at(Instant now, ZoneId zone) {
        return new Today(now.atZone(zone).toLocalDate(), zone);
    }

    long day() {
        return date.toEpochDay();
    }

    Days in(ValueTest.Range range) {
        return new Days(edge(range.from(), 1, Long.MIN_VALUE), edge(range.to(), -1, Long.MAX_VALUE));
    }

    private static long edge(@Nullable Bound bound, int inwards, long open) {
        if (bound == null) {
            return open;
        }
        long day = LocalDate.parse(bound.value().asString()).toEpochDay();
        return bound.inclusive() ? day : day + inwards;
    }

    Days in(ValueTest.DaysSince since) {
        Integer from = since.from();
        Integer to = since.to();
        return new Days(to == null ? Long.MIN_VALUE : day() - to, from == null ? Long.MAX_VALUE : day() - from);
    }

    Days in(ValueTest.InMonth month) {
        YearMonth wanted = month(month.month());
        return new Days(wanted.atDay(1).toEpochDay(), wanted.atEndOfMonth().toEpochDay());
    }

    YearMonth month(int offset) {
        return YearMonth.from(date).plusMonths(offset);
    }
}
