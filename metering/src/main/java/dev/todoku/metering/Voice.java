package dev.todoku.metering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One opinion on the rest of a month: a method, by its own level or moved to the level of the month so far.
 *
 * @param moved the month so far says whether it is a larger or smaller month than those the method knows
 */
record Voice(ForecastMethod method, boolean moved) {

    static final List<Voice> ALL = all();

    /** The past counts for so much of a month when the level is taken from the days so far: one early large send is no trend. */
    private static final double FIRMNESS = 0.2;

    private static List<Voice> all() {
        var voices = new ArrayList<Voice>();
        for (ForecastMethod method : ForecastMethod.values()) {
            voices.add(new Voice(method, false));
            if (method.knowsThePast()) {
                voices.add(new Voice(method, true));
            }
        }
        return List.copyOf(voices);
    }

    /**
     * What {@link #ALL} expect from the origin to the end of its month; NaN for those who cannot tell.
     *
     * @param fromPast of {@link ForecastMethod#fromPast}, which is the same all month
     */
    static double[] rests(Origin origin, Map<ForecastMethod, double[]> fromPast) {
        Map<ForecastMethod, double[]> fromThisMonth = ForecastMethod.fromThisMonth(origin);
        return ALL.stream()
                .mapToDouble(voice -> {
                    double[] expected = (voice.method.knowsThePast() ? fromPast : fromThisMonth).get(voice.method);
                    return expected == null ? Double.NaN : voice.rest(expected, origin);
                })
                .toArray();
    }

    private double rest(double[] expected, Origin origin) {
        if (!moved) {
            return origin.rest(expected);
        }
        double all = Arrays.stream(expected).sum();
        if (all == 0) {
            return 0;
        }
        double gone = Arrays.stream(expected, 0, origin.gone()).sum() + expected[origin.gone()] * origin.part();
        double level = (origin.soFar() + FIRMNESS * all) / (gone + FIRMNESS * all);
        return origin.rest(Arrays.stream(expected).map(day -> level * day).toArray());
    }
}
