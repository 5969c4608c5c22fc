package dev.todoku.metering;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How each voice would have done at the same point of the account's own past months, knowing only what was known then. Misses
 * are in sizes of a month, so that months of different size can be compared.
 */
final class TrackRecord {

    /** Months further back are not asked. */
    private static final int REACH = 24;

    /** A miss weighs half as much every so many months. */
    private static final double HALF_LIFE = 8;

    /** Before any trial a voice is taken to miss by what is typical, as if tried once. */
    private static final double PRIOR_TRIALS = 1;

    private static final double TYPICAL_MISS = 0.35;

    /** How strongly small misses are preferred. */
    private static final int STRICTNESS = 4;

    /** Where a month is asked about the days next to the same day, too: so many days away. */
    private static final List<Integer> NEIGHBOURS = List.of(-2, 0, 2);

    /** One past month, asked at one day: what each voice said and what came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Trial(double[] rests, double truth, double size, double weight) {}

    private final List<Trial> trials = new ArrayList<>();
    private final double[] weights;
    private int months;

    TrackRecord(Origin origin, boolean ahead) {
        List<MonthDays> past = origin.past();
        for (int i = Math.max(0, past.size() - REACH); i < past.size(); i++) {
            tryOn(past.get(i), before(past, i, origin, ahead), origin);
        }
        weights = new double[Voice.ALL.size()];
        Arrays.setAll(weights, voice -> Math.pow(miss(voice, origin), -STRICTNESS));
    }

    /** What was known of the months before: when it is the next month that is foretold, the one before it was not over. */
    private static List<MonthDays> before(List<MonthDays> past, int index, Origin origin, boolean ahead) {
        List<MonthDays> before = past.subList(Math.max(0, index - REACH), index);
        if (!ahead || before.isEmpty() || past.getLast().whole()) {
            return before;
        }
        var cut = new ArrayList<>(before);
        cut.set(cut.size() - 1, before.getLast().after(origin.past().getLast().until()));
        return cut;
    }

    private void tryOn(MonthDays month, List<MonthDays> before, Origin origin) {
        if (!month.whole()) {
            return;
        }
        double known = Origin.then(before, month, 0).size();
        double size = known > 0 ? known : month.sum();
        if (size == 0) {
            return;
        }
        months++;
        double age = Math.pow(0.5, month.month().until(origin.month().month(), ChronoUnit.MONTHS) / HALF_LIFE);
        Map<ForecastMethod, double[]> fromPast = ForecastMethod.fromPast(before, month);
        for (int neighbour : NEIGHBOURS) {
            int gone = month.length() - origin.daysLeft() + neighbour;
            if (neighbour == 0 || (gone >= 0 && gone < month.length())) {
                var then = Origin.then(before, month, Math.clamp(gone, 0, month.length() - 1));
                double weight = age * (neighbour == 0 ? 0.5 : 0.25);
                trials.add(new Trial(Voice.rests(then, fromPast), month.sum() - then.soFar(), size, weight));
            }
        }
    }

    private double miss(int voice, Origin origin) {
        ForecastMethod method = Voice.ALL.get(voice).method();
        double elapsed = Math.max(origin.elapsed(), 0.5) / origin.month().length();
        double misses = PRIOR_TRIALS * TYPICAL_MISS * typical(method, elapsed);
        double trialsWeight = PRIOR_TRIALS;
        for (Trial trial : trials) {
            if (!Double.isNaN(trial.rests[voice])) {
                misses += trial.weight * Math.abs(trial.rests[voice] - trial.truth) / trial.size;
                trialsWeight += trial.weight;
            }
        }
        return misses / trialsWeight + 0.001;
    }

    /** The month so far alone says little on its first days. */
    private static double typical(ForecastMethod method, double elapsed) {
        if (!method.knowsThePast()) {
            return (1 - elapsed) / Math.sqrt(elapsed);
        }
        return Math.sqrt(1 - elapsed) * (method == ForecastMethod.LAST_YEAR ? 1.3 : 1);
    }

    List<Trial> trials() {
        return trials;
    }

    /** Months the voices were tried on. */
    int months() {
        return months;
    }

    /** The voices' mean, by their weights; NaN where none can tell. */
    double blend(double[] rests) {
        double sum = 0;
        double all = 0;
        for (int voice = 0; voice < rests.length; voice++) {
            if (!Double.isNaN(rests[voice])) {
                sum += weights[voice] * rests[voice];
                all += weights[voice];
            }
        }
        return sum / all;
    }

    /** How far off that opinion was on average, in sizes of a month; NaN where it could never tell. */
    double averageMiss(ToDoubleFunction<double[]> opinion) {
        double misses = 0;
        double all = 0;
        for (Trial trial : trials) {
            double said = opinion.applyAsDouble(trial.rests);
            if (!Double.isNaN(said)) {
                misses += trial.weight * Math.abs(said - trial.truth) / trial.size;
                all += trial.weight;
            }
        }
        return misses / all;
    }

    /** What came beyond the blend, in sizes of a month; NaN where no voice could tell. */
    double surprise(Trial trial) {
        return (trial.truth - blend(trial.rests)) / trial.size;
    }

    /** Each method's part in the blend of {@code rests}: they add up to 1, or there are none. */
    Map<ForecastMethod, Double> shares(double[] rests) {
        var shares = new EnumMap<ForecastMethod, Double>(ForecastMethod.class);
        for (int voice = 0; voice < rests.length; voice++) {
            if (!Double.isNaN(rests[voice])) {
                shares.merge(Voice.ALL.get(voice).method(), weights[voice], Double::sum);
            }
        }
        double all = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        shares.replaceAll((method, weight) -> weight / all);
        return shares;
    }
}
