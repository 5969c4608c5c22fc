package dev.todoku.quota;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Messages set apart within one billing month: the month itself, a purpose's own share, a campaign's budget.
 *
 * @param name {@link #MONTH}, {@code reserve:chat} or {@code campaign:<id>}
 * @param allowed the most this pot should hold, as last computed; may fall below what is committed
 * @param ceiling {@code max(allowed, used + reserved)} at the last computation: what the database enforces (law 3)
 * @param used messages LINE accepted, corrected by adjustments
 * @param reserved messages granted whose outcome is not known yet
 */
public record Pot(String name, long allowed, long ceiling, long used, long reserved) {

    /** The account's whole month. */
    public static final String MONTH = "month";

    private static final String RESERVE = "reserve:";
    private static final String CAMPAIGN = "campaign:";

    /** The pot of messages kept for {@code purpose}. */
    public static String reserveOf(Purpose purpose) {
        return RESERVE + purpose.name().toLowerCase(Locale.ROOT);
    }

    /** The pot that limits one campaign. */
    public static String budgetOf(UUID campaign) {
        return CAMPAIGN + campaign;
    }

    /** True for a share moved out of the month beforehand: granting from it does not ask the month again. */
    static boolean isSetApart(String name) {
        return name.startsWith(RESERVE);
    }

    /** What a month comes to if everything granted from its pots is sent; shares not granted from do not count. */
    static long committed(List<Pot> pots) {
        return pots.stream()
                .mapToLong(pot -> {
                    if (pot.name().equals(MONTH)) {
                        return pot.used() + pot.reserved();
                    }
                    return isSetApart(pot.name()) ? pot.used() + pot.reserved() - pot.allowed() : 0;
                })
                .sum();
    }

    /** What can still be granted: what was given back of more than is allowed may not be granted again. */
    public long remaining() {
        return Math.max(0, allowed - used - reserved);
    }

    /** By how much commitments exceed what is allowed now (messages sent elsewhere, a lowered cap or budget). */
    public long over() {
        return Math.max(0, used + reserved - allowed);
    }
}
