package dev.todoku.campaign;

import dev.todoku.kernel.Why;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What sending would take, without sending.
 *
 * @param messages counted messages at most: LINE does not count friends who block in silence
 * @param limit the month's limit, or null if not known
 * @param remaining what can still be granted this month
 * @param remainingAfter the same after this send; negative if it does not fit
 * @param shortBy messages it is short by; nought if it fits
 * @param cost price of these messages at the margin, before tax; null if not known or not for sale
 * @param why what stops a send now, or why the cost is not known
 * @param seconds at LINE's own rate limit
 */
public record Estimate(
        long recipients,
        long messages,
        String route,
        @Nullable Long limit,
        long remaining,
        long remainingAfter,
        boolean fits,
        long shortBy,
        @Nullable Cost cost,
        String certainty,
        @Nullable Why why,
        long seconds,
        Instant resetsAt) {

    /** Money, exact. */
    public record Cost(String currency, String amount) {}
}
