package dev.todoku.metering;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * A calendar month in the zone its plan names (Asia/Tokyo in Japan): from {@link #start()}, inclusive, to {@link #end()},
 * exclusive. Months tile time: every instant lies in exactly one of them.
 */
public record BillingMonth(YearMonth month, ZoneId zone) {

    /** The month that contains {@code instant}. */
    public static BillingMonth of(Instant instant, ZoneId zone) {
        var month = new BillingMonth(YearMonth.from(instant.atZone(zone)), zone);
        // Where clocks go back over midnight of the 1st, the wall shows the old month again (America/St_Johns,
        // 2009-11-01 00:01 to 23:01). A month that has begun stays begun.
        return instant.isBefore(month.end()) ? month : month.next();
    }

    /** The first instant of the month's 1st: midnight, or the end of a clock change that skips midnight. */
    public Instant start() {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    /** The first instant of the next month: exclusive, and the moment the count is zero again. */
    public Instant end() {
        return next().start();
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start()) && instant.isBefore(end());
    }

    public BillingMonth next() {
        return new BillingMonth(month.plusMonths(1), zone);
    }

    public BillingMonth previous() {
        return new BillingMonth(month.minusMonths(1), zone);
    }
}
