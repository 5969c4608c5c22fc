package dev.todoku.metering;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One step of a graduated tariff: each additional message up to and including the {@code upTo}-th of the month, and beyond the
 * previous tier's, costs {@code unitPrice} ex tax. {@code upTo} null = all the rest.
 */
public record Tier(@Nullable Long upTo, BigDecimal unitPrice, Confidence confidence, String source) {

    public Tier {
        if (upTo != null && Messages.require("upTo", upTo) == 0) {
            throw new IllegalArgumentException("upTo: got 0 (expected: at least 1)");
        }
        if (unitPrice.signum() < 0) {
            throw new IllegalArgumentException("unitPrice: got %s (expected: 0 or more)".formatted(unitPrice));
        }
    }

    /** A tier of the account's own contract. */
    public Tier(@Nullable Long upTo, BigDecimal unitPrice) {
        this(upTo, unitPrice, Confidence.AGREED, "contract");
    }

    long end() {
        return upTo == null ? Long.MAX_VALUE : upTo;
    }
}
