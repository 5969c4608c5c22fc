package dev.todoku.metering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The plan to be on in one month, and what it does there beside the present one.
 *
 * @param from the plan the account is on before: the present one, or the one advised for the rest of this month
 * @param askOn when to ask for it: as late as it still takes effect in time, so that no month is paid that need not be; for a
 *     change that waits for the 1st, today
 * @param change what then happens; empty where nothing changes, and where LINE's rule for such a change is not known
 * @param cost the month under the chosen plan, by the terms the change leads to
 * @param kept the month under the present plan
 */
public record PlanChoice(
        Contract from,
        Contract to,
        LocalDate askOn,
        Optional<PlanChange> change,
        ForecastCost cost,
        ForecastCost kept,
        Sureness sureness) {

    public enum Sureness {
        /** The best at the low, likely and high count alike. */
        SURE,
        /** The best at the likely count and one other. */
        LIKELY,
        /** The best at the likely count alone. */
        OPEN
    }

    /** Whether there is nothing to ask for. */
    public boolean stays() {
        return from.equals(to);
    }

    /** What it saves against the present plan ex tax, at the likely count; below zero where it costs more because it sends more. */
    public BigDecimal saves() {
        return kept.likely()
                .cost()
                .subtotal()
                .orElseThrow()
                .subtract(cost.likely().cost().subtotal().orElseThrow());
    }

    /** How many more messages go out than under the present plan, at the likely count. */
    public long sendsMore() {
        return cost.likely().sent() - kept.likely().sent();
    }
}
