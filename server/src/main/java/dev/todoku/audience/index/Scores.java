package dev.todoku.audience.index;

import dev.todoku.audience.Ranking.Part;
import dev.todoku.audience.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Scores of friends. What their facts say is laid out in arrays by ordinal first, a pass over sets each, because asking the
 * sets friend by friend takes ten times as long.
 */
final class Scores {

    private static final double RECENCY_HALF_DAYS = 30;
    private static final int OFTEN = 10;

    /** What a friend who received nothing is taken to respond: neither well nor badly. */
    private static final double RESPONSE_UNKNOWN = 0.5;

    private final Weights weights;
    private final long today;
    private final int[] reacted;
    private final int[] received;
    private final int[] lastDay;
    private final @Nullable NumberColumn values;
    private final double highest;

    Scores(Evaluation of, RoaringBitmap among, Weights weights, @Nullable NumberColumn values) {
        int size = among.isEmpty() ? 0 : among.last() + 1;
        this.weights = weights;
        this.today = of.today().day();
        this.values = values;
        this.reacted = new int[size];
        this.received = new int[size];
        this.lastDay = new int[size];
        count(ResponseRates.reacted(of.facts(), of.today()), among, reacted);
        count(ResponseRates.received(of.facts(), of.today()), among, received);
        latest(of.facts(), among);
        this.highest = values == null ? 0 : highest(values, among);
    }

    private static void count(Tally tally, RoaringBitmap among, int[] into) {
        tally.forEach(among, (ordinal, times) -> into[ordinal] += times);
    }

    private void latest(FactIndex facts, RoaringBitmap among) {
        NavigableMap<Long, List<Tally>> days = new TreeMap<>();
        ResponseRates.REACTIONS.forEach(fact -> facts.latestFirst(fact)
                .forEach((day, tally) ->
                        days.computeIfAbsent(day, _ -> new ArrayList<>()).add(tally)));
        RoaringBitmap left = among.clone();
        for (var day : days.descendingMap().entrySet()) {
            RoaringBitmap then = new RoaringBitmap();
            day.getValue().forEach(tally -> then.or(tally.atLeast(1, left)));
            then.forEach((int ordinal) -> lastDay[ordinal] = Math.toIntExact(day.getKey()));
            left.andNot(then);
        }
    }

    private static double highest(NumberColumn values, RoaringBitmap among) {
        double highest = 0;
        for (int ordinal : RoaringBitmap.and(among, values.present()).toArray()) {
            highest = Math.max(highest, values.approximately(ordinal));
        }
        return highest;
    }

    double of(int ordinal) {
        return weights.share(weights.recency()) * recency(ordinal)
                + weights.share(weights.frequency()) * frequency(ordinal)
                + weights.share(weights.response()) * response(ordinal)
                + weights.share(weights.value()) * value(ordinal);
    }

    List<Part> parts(int ordinal) {
        return List.of(
                part("recency", recency(ordinal), weights.recency()),
                part("frequency", frequency(ordinal), weights.frequency()),
                part("response", response(ordinal), weights.response()),
                part("value", value(ordinal), weights.value()));
    }

    private Part part(String name, double value, double weight) {
        double share = weights.share(weight);
        return new Part(name, value, share, value * share);
    }

    /** Half after thirty days. */
    private double recency(int ordinal) {
        int last = lastDay[ordinal];
        return last == 0 ? 0 : 1 / (1 + Math.max(0, today - last) / RECENCY_HALF_DAYS);
    }

    private double frequency(int ordinal) {
        return Math.min(OFTEN, reacted[ordinal]) / (double) OFTEN;
    }

    private double response(int ordinal) {
        return received[ordinal] == 0 ? RESPONSE_UNKNOWN : Math.min(1, reacted[ordinal] / (double) received[ordinal]);
    }

    private double value(int ordinal) {
        return values == null || highest == 0 || !values.present().contains(ordinal)
                ? 0
                : Math.max(0, values.approximately(ordinal) / highest);
    }
}
