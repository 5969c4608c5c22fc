package dev.todoku.metering;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How fractions of money (2.5 yen each) become payable amounts. LINE publishes no rule; of the two public calculators one rounds
 * each tier up, the other rounds the total. So it is a parameter of the contract, and prices of messages are never rounded.
 *
 * @param digits decimals of the currency that can be paid
 * @param charges how fees and additional messages are rounded
 * @param tax how the tax of the whole invoice is rounded, once
 */
public record RoundingPolicy(int digits, Where where, RoundingMode charges, RoundingMode tax) {

    public enum Where {
        /** Every line of the invoice for itself. */
        EACH_LINE,
        /** The sum of all additional messages, once. */
        SUM
    }

    public RoundingPolicy {
        if (digits < 0 || digits > 6) {
            throw new IllegalArgumentException("digits: got %d (expected: 0 to 6)".formatted(digits));
        }
        if (charges == RoundingMode.UNNECESSARY || tax == RoundingMode.UNNECESSARY) {
            throw new IllegalArgumentException("rounding: got UNNECESSARY (expected: a mode that rounds)");
        }
    }

    BigDecimal charge(BigDecimal exact) {
        return exact.setScale(digits, charges);
    }

    /** The amount a line shows: rounded where lines are, else exact, with no decimals beyond those it needs. */
    BigDecimal line(BigDecimal exact) {
        if (where == Where.EACH_LINE) {
            return charge(exact);
        }
        BigDecimal shortest = exact.stripTrailingZeros();
        return shortest.setScale(Math.max(digits, shortest.scale()), RoundingMode.UNNECESSARY);
    }

    BigDecimal tax(BigDecimal exact) {
        return exact.setScale(digits, tax);
    }
}
