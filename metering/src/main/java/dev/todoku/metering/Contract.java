package dev.todoku.metering;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What one account has agreed on: a plan, and where an agency or LINE negotiated otherwise its own figures, which then hold in
 * every month in place of the plan's.
 *
 * @param additionalCap most additional messages a month the owner allows; null = no cap. No effect where none are offered.
 */
public record Contract(
        Plan plan,
        @Nullable Long freeMessages,
        @Nullable BigDecimal monthlyFee,
        @Nullable Tariff tariff,
        @Nullable Long additionalCap,
        TaxPolicy tax,
        RoundingPolicy rounding) {

    public Contract {
        if (freeMessages != null) {
            Messages.require("freeMessages", freeMessages);
        }
        if (additionalCap != null) {
            Messages.require("additionalCap", additionalCap);
        }
        if (monthlyFee != null && monthlyFee.signum() < 0) {
            throw new IllegalArgumentException("monthlyFee: got %s (expected: 0 or more)".formatted(monthlyFee));
        }
    }

    /** The plan as listed, with its country's tax and rounding, and no cap. */
    public static Contract of(Plan plan) {
        return new Contract(plan, null, null, null, null, plan.tax(), plan.rounding());
    }

    public Contract withAdditionalCap(@Nullable Long cap) {
        return new Contract(plan, freeMessages, monthlyFee, tariff, cap, tax, rounding);
    }

    /** The terms of that month; where the plan was not sold then, every figure the contract does not name is unknown. */
    public ContractTerms termsIn(YearMonth month) {
        Optional<PlanTerms> listed = plan.termsIn(month);
        Optional<BigDecimal> fee = Optional.ofNullable(monthlyFee).or(() -> listed.map(PlanTerms::monthlyFee));
        Optional<Long> free = Optional.ofNullable(freeMessages).or(() -> listed.map(PlanTerms::freeMessages));
        AdditionalMessages additional = tariff != null
                ? new AdditionalMessages.Priced(tariff)
                : listed.map(PlanTerms::additional).orElseGet(AdditionalMessages.Unknown::new);
        Confidence feeConfidence = monthlyFee != null
                ? Confidence.AGREED
                : listed.map(PlanTerms::confidence).orElse(Confidence.NOT_FOUND);
        return new ContractTerms(
                month,
                plan.id(),
                plan.currency(),
                fee,
                feeConfidence,
                free.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                additional,
                additionalCap == null ? OptionalLong.empty() : OptionalLong.of(additionalCap),
                tax.rateIn(month),
                rounding);
    }
}
