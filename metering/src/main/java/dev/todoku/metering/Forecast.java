package dev.todoku.metering;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * How many messages a month will have come to at its end, free ones included. On emulated years the true figure lay within
 * {@code low} to {@code high} about nine times in ten; on real months of your own, {@link ForecastBasis} says how it would have done.
 *
 * <p>Nothing here knows a limit: what LINE would stop is in {@link #under}.
 *
 * @param used the count so far; 0 for a month to come
 * @param planned messages planned and not yet counted: contained in each of the three
 * @param low never less than used and planned together
 */
public record Forecast(
        YearMonth month, long used, long planned, long low, long likely, long high, ForecastBasis basis) {

    /**
     * The month that contains {@code now}.
     *
     * @param history days of past months and of this one, today's count so far included. What lies after {@code now} is not read
     * @param used the count of the month so far, as the ledger or LINE says. Where it is more than this month's days sum up to,
     *     the difference is kept and nothing is foretold from it, unless no day of this month is entered
     * @param planned not yet counted; those of other months are left out
     */
    public static Forecast of(DailyCounts history, Instant now, ZoneId zone, long used, List<PlannedSend> planned) {
        Messages.require("used", used);
        var at = Moment.of(now, zone);
        YearMonth month = at.month().month();
        boolean entered = !history.entries(month).isEmpty();
        MonthDays days = history.month(month);
        double today = at.part() > 0 ? days.counts()[at.gone()] : 0;
        MonthDays known = entered ? days.after(at.gone()) : new MonthDays(month, days.counts(), 0, 0);
        double soFar = entered ? known.sum() + today : used;
        var origin = new Origin(history.knownBefore(month), known, at.gone(), at.part(), soFar, today);
        return of(origin, false, used, planned);
    }

    /** The month after that which contains {@code now}; {@code history} and {@code planned} as in {@link #of}. */
    public static Forecast ofNextMonth(DailyCounts history, Instant now, ZoneId zone, List<PlannedSend> planned) {
        var at = Moment.of(now, zone);
        YearMonth month = at.month().month();
        var past = new ArrayList<>(history.knownBefore(month));
        if (!history.entries(month).isEmpty()) {
            past.add(history.month(month).after(at.gone()));
        }
        YearMonth next = month.plusMonths(1);
        var days = new MonthDays(next, new double[next.lengthOfMonth()], 0, 0);
        return of(new Origin(past, days, 0, 0, 0, 0), true, 0, planned);
    }

    private static Forecast of(Origin origin, boolean ahead, long used, List<PlannedSend> planned) {
        YearMonth month = origin.month().month();
        var sends = PlannedSends.in(month, planned, origin.recent());
        var record = new TrackRecord(origin, ahead);
        double[] rests = Voice.rests(origin, ForecastMethod.fromPast(origin.past(), origin.month()));
        Outlook rest = Outlook.of(origin, record, rests);
        return new Forecast(
                month,
                used,
                sends.total(),
                total(used, Math.floor(sends.with(rest.low()))),
                total(used, Math.rint(sends.with(rest.likely()))),
                total(used, Math.ceil(sends.with(rest.high()))),
                ForecastBasis.of(origin, record, rests));
    }

    private static long total(long used, double rest) {
        return Math.min(Messages.MAX, used + (long) rest);
    }

    /** What that means under these terms, which must be this month's: what is sent, what LINE would stop, and the money. */
    public ForecastCost under(ContractTerms terms) {
        return ForecastCost.of(this, terms);
    }

    /** An instant as a day of its billing month. */
    private record Moment(BillingMonth month, int gone, double part) {

        static Moment of(Instant now, ZoneId zone) {
            BillingMonth month = BillingMonth.of(now, zone);
            LocalDate day = now.atZone(zone).toLocalDate();
            // Where clocks go back over midnight of the 1st, the wall still shows the month before.
            LocalDate today = YearMonth.from(day).equals(month.month())
                    ? day
                    : month.month().atDay(1);
            Instant start = today.atStartOfDay(zone).toInstant();
            Instant end = today.plusDays(1).atStartOfDay(zone).toInstant();
            double part = (double) Duration.between(start, now).toMillis()
                    / Duration.between(start, end).toMillis();
            return new Moment(month, today.getDayOfMonth() - 1, Math.clamp(part, 0, Math.nextDown(1.0)));
        }
    }
}
