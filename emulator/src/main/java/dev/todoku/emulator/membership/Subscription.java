package dev.todoku.emulator.membership;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A friend's membership of a plan.
 *
 * @param membershipNo counts the members of the plan
 * @param firstDay when it was joined, UTC+9
 * @param months begun so far
 */
public record Subscription(int membershipNo, Instant joinedAt, LocalDate firstDay, int months) {
    /** When the next month is paid for: the same day of a later month, or its last. */
    public LocalDate nextBillingDate() {
        return firstDay.plusMonths(months);
    }

    Subscription renewed() {
        return new Subscription(membershipNo, joinedAt, firstDay, months + 1);
    }
}
