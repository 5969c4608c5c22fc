package dev.todoku.account;

import dev.todoku.kernel.Problem;
import dev.todoku.metering.Contract;
import dev.todoku.metering.Plan;
import dev.todoku.metering.PlanCatalogue;
import dev.todoku.metering.Tariff;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures an agency or LINE agreed on with the owner; each null one is the plan's.
 *
 * @param monthlyFee ex tax, in the plan's currency
 * @param tiers price of additional messages
 */
public record Overrides(
        @Nullable @Min(0) @Max(1_000_000_000) Long freeMessages,
        @Nullable @Min(0) @Max(1_000_000_000) BigDecimal monthlyFee,
        @Nullable List<Tier> tiers) {

    static final Overrides NONE = new Overrides(null, null, null);

    /** Up to and including the {@code upTo}-th additional message of a month; null in the last tier. */
    public record Tier(@Nullable Long upTo, BigDecimal unitPrice) {}

    /**
     * The contract of a plan with these figures.
     *
     * @throws Problem 422 for a plan nobody knows and for figures that make no contract
     */
    Contract on(String planId, @Nullable Long additionalCap) {
        try {
            Plan plan = PlanCatalogue.bundled().plan(planId);
            return new Contract(plan, freeMessages, monthlyFee, tariff(), additionalCap, plan.tax(), plan.rounding());
        } catch (IllegalArgumentException e) {
            throw Problem.unprocessable("bad-contract", String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Tariff tariff() {
        if (tiers == null) {
            return null;
        }
        return new Tariff(tiers.stream()
                .map(tier -> new dev.todoku.metering.Tier(tier.upTo(), tier.unitPrice()))
                .toList());
    }
}
