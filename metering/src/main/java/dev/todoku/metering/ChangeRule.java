package dev.todoku.metering;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a country's plans change within a month, while the rule is in force. A downgrade always waits for the 1st of the next
 * month; an upgrade follows {@code freeToPaid} or {@code paidToPaid} ({@code null} = not known).
 */
public record ChangeRule(
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable Upgrade freeToPaid,
        @Nullable Upgrade paidToPaid,
        String source,
        Confidence confidence)
        implements EffectiveDated {

    public enum Upgrade {
        /** At once; fee and free messages of the new plan by the days left, the day of the change included (日割り). */
        PRORATED,
        /** At once; the whole month counts as the new plan: pay the difference of the fees, get that of the free messages. */
        IN_FULL,
        /** On the 1st of the next month. */
        NEXT_MONTH
    }

    public ChangeRule {
        EffectiveDated.requireSpan(from, until);
    }
}
