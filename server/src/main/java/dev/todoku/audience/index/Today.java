package dev.todoku.audience.index;

import dev.todoku.audience.Rule;
import dev.todoku.audience.Rule.Bound;
import dev.todoku.audience.Rule.ValueTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What rules call today, in an account's time zone, and the days they name from there. */
record Today(LocalDate date, ZoneId zone) {

    /** No day before it names a year. */
    static final LocalDate YEARS_FROM = LocalDate.of(1800, 1, 1);

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

    /** {@code Period}'s years: who was born on 29 February turns on 1 March where there is none. */
    Days in(ValueTest.YearsSince since) {
        Integer from = since.from();
        Integer to = since.to();
        LocalDate last = from == null ? date : date.minusYears(from);
        LocalDate first = to == null ? YEARS_FROM : date.minusYears(to + 1L).plusDays(1);
        return new Days(Math.max(YEARS_FROM.toEpochDay(), first.toEpochDay()), last.toEpochDay());
    }

    Days in(ValueTest.InMonth month) {
        return month(month(month.month()));
    }

    static Days month(YearMonth wanted) {
        return new Days(wanted.atDay(1).toEpochDay(), wanted.atEndOfMonth().toEpochDay());
    }

    /** The days that count for it; open at the start if all do. */
    Days in(Rule.Did did) {
        Integer days = did.days();
        Integer month = did.month();
        if (month != null) {
            return month(month(month));
        }
        return new Days(days == null ? Long.MIN_VALUE : day() - days, Long.MAX_VALUE);
    }

    YearMonth month(int offset) {
        return YearMonth.from(date).plusMonths(offset);
    }
}
