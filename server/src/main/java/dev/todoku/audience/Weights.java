package dev.todoku.audience;

import org.jspecify.annotations.Nullable;

/**
 * What counts how much when there are messages for a few only. The first four are held against each other, whatever their
 * sum.
 *
 * @param recency how lately they answered or clicked
 * @param frequency how often, within 90 days
 * @param response how often for each message they received, within 90 days
 * @param value how high the number of an attribute is
 * @param valueAttribute the key of that attribute; null: none
 * @param exploration the share of places, 0 to 1, that chance gives to others, so that nobody is shut out for ever
 */
public record Weights(
        double recency,
        double frequency,
        double response,
        double value,
        @Nullable String valueAttribute,
        double exploration) {

    public static final Weights USUAL = new Weights(3, 2, 3, 0, null, 0.1);

    private double sum() {
        return recency + frequency + response + value;
    }

    /** The share of one of them in a score. */
    public double share(double weight) {
        return sum() == 0 ? 0 : weight / sum();
    }
}
