package dev.todoku.metering;

import dev.todoku.metering.ChangeRule.Upgrade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A change from one contract to another, by the rule in force on the day it is asked for. A higher monthly fee is an upgrade;
 * anything else is a downgrade and waits for the 1st.
 *
 * @param requestedOn day in the plan's zone
 */
public record PlanChange(Contract before, Contract after, LocalDate requestedOn, Upgrade manner) {

    /**
     * Empty where the rule does not know such an upgrade. {@code IllegalArgumentException} where a fee is unknown, for then an
     * upgrade cannot be told from a downgrade.
     */
    public static Optional<PlanChange> of(ChangeRule rule, Contract before, Contract after, LocalDate requestedOn) {
        if (!rule.isInForceOn(requestedOn)) {
            throw new IllegalArgumentException("rule: got one from %s until %s (expected: one in force on %s)"
                    .formatted(rule.from(), rule.until(), requestedOn));
        }
        var month = YearMonth.from(requestedOn);
        // A plan that is not sold yet can only be asked for from the next month on.
        boolean soldNow = after.termsIn(month).monthlyFee().isPresent();
        BigDecimal oldFee = fee("before", before, month);
        BigDecimal newFee = fee("after", after, soldNow ? month : month.plusMonths(1));
        if (!soldNow || newFee.compareTo(oldFee) <= 0) {
            return Optional.of(new PlanChange(before, after, requestedOn, Upgrade.NEXT_MONTH));
        }
        return Optional.ofNullable(oldFee.signum() == 0 ? rule.freeToPaid() : rule.paidToPaid())
                .map(manner -> new PlanChange(before, after, requestedOn, manner));
    }

    private static BigDecimal fee(String which, Contract contract, YearMonth month) {
        ContractTerms terms = contract.termsIn(month);
        return terms.monthlyFee()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s: got %s (expected: a contract whose monthly fee is known)".formatted(which, terms.why())));
    }

    /** The first day of the new plan. */
    public LocalDate effectiveOn() {
        return manner == Upgrade.NEXT_MONTH ? requestedOn.withDayOfMonth(1).plusMonths(1) : requestedOn;
    }

    /** The terms by which that whole month is settled: the old ones, the new ones, or the new ones by the days left. */
    public ContractTerms termsIn(YearMonth month) {
        var changed = YearMonth.from(effectiveOn());
        if (month.isBefore(changed)) {
            return before.termsIn(month);
        }
        return month.equals(changed) && manner == Upgrade.PRORATED ? prorated(month) : after.termsIn(month);
    }

    /** What is due at once, ex tax, on top of the month's fee already paid: zero where the change waits for the 1st. */
    public Optional<BigDecimal> dueNow() {
        var month = YearMonth.from(requestedOn);
        return before.termsIn(month)
                .monthlyFee()
                .flatMap(paid -> termsIn(month).monthlyFee().map(fee -> fee.subtract(paid)));
    }

    /**
     * LINE says "by the days left" of both fee and free messages, and no more. We count the day of the change as left, round
     * free messages down, and do not add the old plan's: the stricter reading, so that no bill is higher than foretold.
     */
    private ContractTerms prorated(YearMonth month) {
        ContractTerms old = before.termsIn(month);
        ContractTerms full = after.termsIn(month);
        int length = month.lengthOfMonth();
        int left = length - requestedOn.getDayOfMonth() + 1;
        Optional<BigDecimal> fee = old.monthlyFee()
                .flatMap(from -> full.monthlyFee()
                        .map(to -> from.add(full.rounding()
                                .charge(to.subtract(from)
                                        .multiply(BigDecimal.valueOf(left))
                                        .divide(BigDecimal.valueOf(length), 10, RoundingMode.HALF_UP)))));
        OptionalLong free = full.freeMessages().isPresent()
                ? OptionalLong.of(full.freeMessages().getAsLong() * left / length)
                : OptionalLong.empty();
        return new ContractTerms(
                month,
                full.planId(),
                full.currency(),
                fee,
                full.feeConfidence(),
                free,
                full.additional(),
                full.additionalCap(),
                full.taxRate(),
                full.rounding());
    }
}
