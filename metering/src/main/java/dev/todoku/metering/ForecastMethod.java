package dev.todoku.metering;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ways to tell what each day of a month will bring. The first two know the month so far alone. The others know past months, of
 * which recent ones weigh more: half as much every {@value #HALF_LIFE} months.
 */
public enum ForecastMethod {
    /** As much a day as so far this month. */
    STRAIGHT_LINE,
    /** What the same weekday had so far this month. */
    WEEKDAYS_OF_THIS_MONTH,
    /** As much on every day. */
    EVERY_DAY,
    /** What the same weekday had. */
    WEEKDAY,
    /** What the same day of the month had, from the 28th on counted from the month's end: pay days, month ends. */
    DAY_OF_MONTH,
    /** What the same weekday of the same week had: every second Friday. */
    WEEKDAY_OF_MONTH,
    /** What the same month a year ago had, raised or lowered as the last three months are against theirs. */
    LAST_YEAR;

    static final int HALF_LIFE = 3;

    /** So many days of the average day lean a cell of few days towards it. */
    private static final double LEAN = 0.3;

    boolean knowsThePast() {
        return compareTo(EVERY_DAY) >= 0;
    }

    /** What those that know the past expect of each day of {@code month}; those that do not reach are left out. */
    static Map<ForecastMethod, double[]> fromPast(List<MonthDays> past, MonthDays month) {
        var expected = new EnumMap<ForecastMethod, double[]>(ForecastMethod.class);
        if (past.stream().anyMatch(known -> known.known() > 0)) {
            for (ForecastMethod pattern : List.of(EVERY_DAY, WEEKDAY, DAY_OF_MONTH, WEEKDAY_OF_MONTH)) {
                expected.put(pattern, pattern.pattern(past, month));
            }
            lastYear(past, month.month()).ifPresent(days -> expected.put(LAST_YEAR, days));
        }
        return expected;
    }

    /** What the first two expect of each day left; none before anything is known of the month. */
    static Map<ForecastMethod, double[]> fromThisMonth(Origin origin) {
        return origin.observed() > 0
                ? Map.of(STRAIGHT_LINE, line(origin), WEEKDAYS_OF_THIS_MONTH, weekdays(origin))
                : Map.of();
    }

    private static double[] line(Origin origin) {
        var expected = new double[origin.month().length()];
        Arrays.fill(expected, origin.soFar() / origin.observed());
        return expected;
    }

    /** Leaning towards the line by one day. */
    private static double[] weekdays(Origin origin) {
        MonthDays month = origin.month();
        double[] expected = line(origin);
        for (int day = origin.gone(); day < expected.length; day++) {
            int days = 1;
            for (int same = day - 7; same >= month.from(); same -= 7) {
                if (same < month.until()) {
                    expected[day] += month.counts()[same];
                    days++;
                }
            }
            expected[day] /= days;
        }
        return expected;
    }

    private double[] pattern(List<MonthDays> past, MonthDays month) {
        var sums = new double[35];
        var weights = new double[35];
        for (MonthDays known : past) {
            double weight = Math.pow(0.5, (double) known.month().until(month.month(), ChronoUnit.MONTHS) / HALF_LIFE);
            for (int day = known.from(); day < known.until(); day++) {
                sums[cell(known, day)] += weight * known.counts()[day];
                weights[cell(known, day)] += weight;
            }
        }
        double mean = Arrays.stream(sums).sum() / Arrays.stream(weights).sum();
        var expected = new double[month.length()];
        Arrays.setAll(expected, day -> {
            int cell = cell(month, day);
            return (sums[cell] + LEAN * mean) / (weights[cell] + LEAN);
        });
        return expected;
    }

    /** Days of one cell are expected to be alike. */
    private int cell(MonthDays month, int day) {
        return switch (this) {
            case WEEKDAY -> month.weekday(day);
            case DAY_OF_MONTH -> day < 27 ? day : 31 - (month.length() - day);
            case WEEKDAY_OF_MONTH -> day / 7 * 7 + month.weekday(day);
            case STRAIGHT_LINE, WEEKDAYS_OF_THIS_MONTH, EVERY_DAY, LAST_YEAR -> 0;
        };
    }

    private static Optional<double[]> lastYear(List<MonthDays> past, YearMonth month) {
        return find(past, month.minusYears(1)).map(source -> {
            double now = 0;
            double then = 0;
            for (int back = 1; back <= 3; back++) {
                Optional<MonthDays> recent = find(past, month.minusMonths(back));
                Optional<MonthDays> earlier = find(past, month.minusMonths(12 + back));
                if (recent.isPresent() && earlier.isPresent()) {
                    now += recent.get().sum();
                    then += earlier.get().sum();
                }
            }
            double level = now > 0 && then > 0 ? Math.clamp(now / then, 0.25, 4) : 1;
            var expected = new double[month.lengthOfMonth()];
            Arrays.setAll(expected, day -> level * source.counts()[Math.min(day, source.length() - 1)]);
            return expected;
        });
    }

    private static Optional<MonthDays> find(List<MonthDays> past, YearMonth month) {
        return past.reversed().stream()
                .filter(known -> known.whole() && known.month().equals(month))
                .findFirst();
    }
}
