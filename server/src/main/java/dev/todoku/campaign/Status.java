package dev.todoku.campaign;

import dev.todoku.delivery.Delivery;
import dev.todoku.delivery.State;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is shown of a campaign. Derived from what happened each time it is asked, so that it cannot lie. */
public enum Status {
    DRAFT,
    SCHEDULED,
    /** Makes a campaign each time it comes round. */
    REPEATING,
    /** Came round for the last time. */
    ENDED,
    WAITING,
    SENDING,
    /** The owner stopped it for a while. */
    PAUSED,
    /** LINE accepted everybody. */
    SENT,
    /** LINE accepted some; the rest was refused or given up. */
    PARTLY,
    /** Somebody was not sent to and waits for the owner's decision. */
    HELD,
    /** LINE refused everybody. */
    REFUSED,
    CANCELLED,
    /** Of somebody it is not known whether LINE accepted, and it cannot be asked any more. */
    UNKNOWN;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Status of(Campaign campaign, @Nullable Delivery delivery) {
        return switch (campaign.state()) {
            case DRAFT -> DRAFT;
            case SCHEDULED -> SCHEDULED;
            case REPEATING -> REPEATING;
            case ENDED -> ENDED;
            case WAITING -> WAITING;
            case HELD -> HELD;
            case CANCELLED -> CANCELLED;
            case STARTED -> delivery == null ? SENDING : of(delivery);
        };
    }

    private static Status of(Delivery delivery) {
        return switch (delivery.state()) {
            case SENDING -> SENDING;
            case PAUSED -> PAUSED;
            case HELD, RESTORED -> HELD;
            // Cancelled, but LINE has not answered for everybody yet.
            case CANCELLED, DONE -> delivery.finishedAt() == null ? SENDING : ended(delivery);
        };
    }

    private static Status ended(Delivery delivery) {
        if (delivery.unknown() > 0) {
            return UNKNOWN;
        }
        if (delivery.accepted() == delivery.recipients()) {
            return SENT;
        }
        if (delivery.accepted() > 0) {
            return PARTLY;
        }
        return delivery.state() == State.CANCELLED ? CANCELLED : REFUSED;
    }
}
