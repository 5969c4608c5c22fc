package dev.todoku.metering;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of an invoice.
 *
 * @param quantity messages of the tier; 1 on every other line
 * @param unitPrice ex tax; null where the line has none (rounding, tax)
 * @param confidence how well the price is known
 */
public record InvoiceLine(
        Kind kind, long quantity, @Nullable BigDecimal unitPrice, BigDecimal amount, Confidence confidence) {

    public enum Kind {
        BASE_FEE,
        /** The messages of one tier. */
        ADDITIONAL_MESSAGES,
        /** What rounding the sums added or took away; absent where that is nothing. */
        ROUNDING,
        TAX
    }
}
