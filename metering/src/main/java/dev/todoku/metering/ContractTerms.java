package dev.todoku.metering;

import dev.todoku.metering.AdditionalMessages.NotOffered;
import dev.todoku.metering.AdditionalMessages.Priced;
import dev.todoku.metering.AdditionalMessages.Unknown;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A contract's terms of one month, resolved: what is free, where it stops, what the next messages cost, what the month costs.
 * Counts are the month's messages, free ones included; prices are exact and ex tax. Empty = not known, and {@link #why()} says
 * what is missing.
 */
public record ContractTerms(
        YearMonth month,
        String planId,
        Currency currency,
        Optional<BigDecimal> monthlyFee,
        Confidence feeConfidence,
        OptionalLong freeMessages,
        AdditionalMessages additional,
        OptionalLong additionalCap,
        Optional<BigDecimal> taxRate,
        RoundingPolicy rounding) {

    /** What {@link #limit()} means. */
    public enum LimitKind {
        /** LINE stops at the limit. */
        LIMITED,
        /** Additional messages without a cap. */
        NONE,
        /** The terms are not known well enough to tell. */
        UNKNOWN
    }

    public LimitKind limitKind() {
        if (freeMessages.isEmpty()) {
            return LimitKind.UNKNOWN;
        }
        return switch (additional) {
            case NotOffered() -> LimitKind.LIMITED;
            // Whoever has a cap is offered additional messages, whatever they cost.
            case Unknown() -> additionalCap.isPresent() ? LimitKind.LIMITED : LimitKind.UNKNOWN;
            case Priced(Tariff tariff) -> additionalCap.isPresent() ? LimitKind.LIMITED : LimitKind.NONE;
        };
    }

    /** Free messages plus the cap: what LINE's {@code quota.value} shows. Empty unless {@link LimitKind#LIMITED}. */
    public OptionalLong limit() {
        if (limitKind() != LimitKind.LIMITED) {
            return OptionalLong.empty();
        }
        long beyond = additional instanceof NotOffered ? 0 : additionalCap.orElseThrow();
        return OptionalLong.of(freeMessages.orElseThrow() + beyond);
    }

    /** The price of the next {@code n} after {@code used}: marginal. Empty = not known, or not for sale: {@link #why()}. */
    public Optional<BigDecimal> priceOfNext(long used, long n) {
        long end = Messages.require("used", used) + Messages.require("n", n);
        if (n == 0) {
            return Optional.of(BigDecimal.ZERO);
        }
        if (freeMessages.isEmpty()) {
            return Optional.empty();
        }
        long free = freeMessages.getAsLong();
        if (end <= free) {
            return Optional.of(BigDecimal.ZERO);
        }
        long before = Math.max(0, used - free);
        return additional instanceof Priced(Tariff tariff)
                ? Optional.of(tariff.price(before, end - free - before))
                : Optional.empty();
    }

    /**
     * The invoice of the month with {@code used} messages in all. Where additional messages are not offered, what slipped past
     * the limit is not charged: there is no price for it.
     */
    public Optional<Invoice> invoice(long used) {
        Messages.require("used", used);
        return additionalSlices(used)
                .flatMap(slices -> monthlyFee.flatMap(fee -> taxRate.map(rate -> Invoice.of(this, fee, slices, rate))));
    }

    private Optional<List<Slice>> additionalSlices(long used) {
        if (used == 0 || additional instanceof NotOffered) {
            return Optional.of(List.of());
        }
        if (freeMessages.isEmpty()) {
            return Optional.empty();
        }
        long beyond = Math.max(0, used - freeMessages.getAsLong());
        return switch (additional) {
            case Priced(Tariff tariff) -> Optional.of(tariff.slices(0, beyond));
            case Unknown(), NotOffered() -> beyond == 0 ? Optional.of(List.of()) : Optional.empty();
        };
    }

    /** How many more can be sent after {@code used}, within the limit, for at most {@code budgetExTax}. */
    public OptionalLong messagesWithin(BigDecimal budgetExTax, long used) {
        Messages.require("used", used);
        if (budgetExTax.signum() < 0) {
            throw new IllegalArgumentException("budget: got %s (expected: 0 or more)".formatted(budgetExTax));
        }
        if (freeMessages.isEmpty()) {
            return OptionalLong.empty();
        }
        long free = freeMessages.getAsLong();
        long freeLeft = Math.max(0, free - used);
        return switch (additional) {
            case Unknown() -> OptionalLong.empty();
            case NotOffered() -> OptionalLong.of(freeLeft);
            case Priced(Tariff tariff) -> {
                long before = Math.max(0, used - free);
                long most = Math.max(0, additionalCap.orElse(Messages.MAX) - before);
                yield OptionalLong.of(freeLeft + tariff.messagesWithin(budgetExTax, before, most));
            }
        };
    }

    /** What these terms cannot answer, and why; empty text where they answer everything. */
    public String why() {
        var missing = new ArrayList<String>();
        if (monthlyFee.isEmpty()) {
            missing.add("the monthly fee is not known");
        }
        if (freeMessages.isEmpty()) {
            missing.add("the number of free messages is not known");
        }
        if (additional instanceof Unknown) {
            missing.add("the price of additional messages is not known");
        }
        if (additional instanceof NotOffered) {
            missing.add("additional messages are not offered");
        }
        if (taxRate.isEmpty()) {
            missing.add("the tax rate is not known");
        }
        return missing.isEmpty() ? "" : "%s in %s: %s".formatted(planId, month, String.join(", ", missing));
    }
}
