package dev.todoku.campaign;

import java.util.Locale;

/** What the campaign itself knows; once started, its delivery knows the rest. */
enum CampaignState {
    DRAFT,
    SCHEDULED,
    /** Makes a campaign each time it comes round. */
    REPEATING,
    /** Came round for the last time. */
    ENDED,
    /** The owner wants it sent, and something must be known first (law 10). Tried again by itself. */
    WAITING,
    /** Nothing was sent: it did not fit, or the month ended. Waits for the owner's decision. */
    HELD,
    STARTED,
    CANCELLED;

    boolean isEditable() {
        return this == DRAFT || this == SCHEDULED || this == REPEATING;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
