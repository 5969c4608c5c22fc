package dev.todoku.campaign;

/** What the campaign itself knows; once started, its delivery knows the rest. */
enum CampaignState {
    DRAFT,
    SCHEDULED,
    /** The owner wants it sent, and something must be known first (law 10). Tried again by itself. */
    WAITING,
    /** Nothing was sent: it did not fit, or the month ended. Waits for the owner's decision. */
    HELD,
    STARTED,
    CANCELLED
}
