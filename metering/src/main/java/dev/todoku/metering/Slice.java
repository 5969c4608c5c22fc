package dev.todoku.metering;

import java.math.BigDecimal;

/** So many messages that fall into one tier. */
public record Slice(Tier tier, long messages) {

    /** Exact, ex tax. */
    public BigDecimal amount() {
        return tier.unitPrice().multiply(BigDecimal.valueOf(messages));
    }
}
