package dev.todoku.metering;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a forecast stands on.
 *
 * @param months past months it has read, in order of time
 * @param days how many days of them, and of the month itself, are known
 * @param tried past months at whose same day the methods were tried
 * @param methods those that speak, the strongest first; their shares add up to 1
 * @param missed by how many messages it would have missed at the same point of past months, on average; empty where none was tried
 * @param lineMissed the same of a straight line through the month so far; empty also where nothing of the month is over
 */
public record ForecastBasis(
        List<YearMonth> months,
        int days,
        int tried,
        List<Share> methods,
        OptionalLong missed,
        OptionalLong lineMissed) {

    /** How much of the forecast one method is: 0 to 1. */
    public record Share(ForecastMethod method, double share) {}

    public ForecastBasis {
        months = List.copyOf(months);
        methods = List.copyOf(methods);
    }

    static ForecastBasis of(Origin origin, TrackRecord record, double[] rests) {
        int line = Voice.ALL.indexOf(new Voice(ForecastMethod.STRAIGHT_LINE, false));
        return new ForecastBasis(
                origin.past().stream().map(MonthDays::month).toList(),
                origin.past().stream().mapToInt(MonthDays::known).sum()
                        + origin.month().known(),
                record.months(),
                record.shares(rests).entrySet().stream()
                        .map(share -> new Share(share.getKey(), share.getValue()))
                        .sorted(Comparator.comparingDouble(Share::share).reversed())
                        .toList(),
                messages(record.averageMiss(record::blend), origin),
                messages(record.averageMiss(said -> said[line]), origin));
    }

    private static OptionalLong messages(double miss, Origin origin) {
        return Double.isNaN(miss) ? OptionalLong.empty() : OptionalLong.of(Math.round(miss * origin.size()));
    }

    /** In a sentence. */
    public String why() {
        if (months.isEmpty()) {
            return days == 0
                    ? "nothing is known of this account"
                    : "no month before is known: it stands on %d days of this one".formatted(days);
        }
        String stands =
                "it stands on %d months from %s to %s".formatted(months.size(), months.getFirst(), months.getLast());
        if (missed.isEmpty()) {
            return stands;
        }
        String line = lineMissed.isEmpty() ? "" : ", a straight line by %d".formatted(lineMissed.getAsLong());
        return "%s; at the same point of %d of them it would have missed by %d messages on average%s"
                .formatted(stands, tried, missed.getAsLong(), line);
    }
}
