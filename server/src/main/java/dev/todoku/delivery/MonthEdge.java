package dev.todoku.delivery;

import dev.todoku.metering.BillingMonth;
import java.time.Instant;
import java.util.Optional;

/** Keeps counted requests away from the instant the month's count resets (law 6). */
public final class MonthEdge {

    private final DeliverySettings settings;

    public MonthEdge(DeliverySettings settings) {
        this.settings = settings;
    }

    /** When counted requests may be begun again, if they may not now. */
    public Optional<Instant> closedUntil(BillingMonth month, Instant now) {
        if (!now.isBefore(month.end().minus(settings.stopBeforeReset()))) {
            return Optional.of(month.end().plus(settings.startAfterReset()));
        }
        Instant opens = month.start().plus(settings.startAfterReset());
        return now.isBefore(opens) ? Optional.of(opens) : Optional.empty();
    }

    /** True in the last moments of a month: what is not begun yet would cross into the next. */
    boolean isEnding(BillingMonth month, Instant now) {
        return !now.isBefore(month.end().minus(settings.stopBeforeReset()));
    }

    Instant opensAfter(BillingMonth month) {
        return month.end().plus(settings.startAfterReset());
    }
}
