package dev.todoku.metering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a month's rest may be: the blend of the voices, with each surprise of the past added to it, and a few more by how unequal
 * the account's days are, which matter while there are few surprises. Low and high are quantiles of these.
 */
record Outlook(double low, double likely, double high) {

    private static final double LOW = 0.07;
    private static final double HIGH = 0.93;

    /** The weights were chosen on the same trials, which makes them look a little better than they are. */
    private static final double WIDENED = 1.2;

    /** How many months' surprises the guess by unequal days counts for. */
    private static final double GUESSES = 2.5;

    /** In standard deviations. Not beyond one below: with more, a higher count so far could lower the low end. */
    private static final double[] GUESSED = {-1, -1, -0.6, -0.3, 0, 0.4, 1, 1.6, 2.5};

    /** Months differ so much among themselves, beyond what their days explain. */
    private static final double MONTHS_DIFFER = 0.2;

    private record Outcome(double rest, double weight) {}

    static Outlook of(Origin origin, TrackRecord record, double[] rests) {
        double blend = record.blend(rests);
        if (Double.isNaN(blend)) {
            return new Outlook(0, 0, 0);
        }
        var outcomes = new ArrayList<Outcome>();
        double size = origin.size();
        for (TrackRecord.Trial trial : record.trials()) {
            double surprise = record.surprise(trial);
            if (!Double.isNaN(surprise)) {
                outcomes.add(new Outcome(Math.max(0, blend + surprise * size * WIDENED), trial.weight()));
            }
        }
        double deviation = deviation(origin, blend);
        for (double guessed : GUESSED) {
            outcomes.add(new Outcome(Math.max(0, blend + guessed * deviation), GUESSES / GUESSED.length));
        }
        outcomes.sort(Comparator.comparingDouble(Outcome::rest));
        // The median corrects what all voices get wrong in the same way, as with growth.
        double likely = (blend + quantile(outcomes, 0.5)) / 2;
        return new Outlook(
                Math.min(likely, quantile(outcomes, LOW)), likely, Math.max(likely, quantile(outcomes, HIGH)));
    }

    /** Of a sum of so many weeks, had they been drawn from those known; and the mean of few weeks is itself uncertain. */
    private static double deviation(Origin origin, double blend) {
        double[] weeks =
                origin.recent().stream().flatMapToDouble(MonthDays::weeks).toArray();
        if (weeks.length < 2) {
            return ofDays(origin, blend);
        }
        double mean = Arrays.stream(weeks).average().orElseThrow();
        double variance =
                Arrays.stream(weeks).map(week -> (week - mean) * (week - mean)).sum() / (weeks.length - 1);
        double left = origin.left() / 7;
        double months = MONTHS_DIFFER * blend;
        return Math.sqrt(left * variance * (1 + left / weeks.length) + months * months);
    }

    /** The same of days, by their squares, while weeks are too few. */
    private static double ofDays(Origin origin, double blend) {
        MonthDays month = origin.month();
        double left = origin.left();
        return month.known() == 0
                ? blend
                : Math.sqrt(left * month.sumOfSquares() / month.known() * (1 + left / month.known()));
    }

    /** Between the middles of the outcomes' weights, in proportion. */
    private static double quantile(List<Outcome> outcomes, double quantile) {
        double at = quantile * outcomes.stream().mapToDouble(Outcome::weight).sum();
        double before = 0;
        var middles = new double[outcomes.size()];
        for (int i = 0; i < middles.length; i++) {
            middles[i] = before + outcomes.get(i).weight / 2;
            before += outcomes.get(i).weight;
        }
        int found = Arrays.binarySearch(middles, at);
        int above = found >= 0 ? found : -found - 1;
        if (above == 0 || above == middles.length) {
            return outcomes.get(Math.min(above, middles.length - 1)).rest;
        }
        double part = (at - middles[above - 1]) / (middles[above] - middles[above - 1]);
        double lower = outcomes.get(above - 1).rest;
        return lower + part * (outcomes.get(above).rest - lower);
    }
}
