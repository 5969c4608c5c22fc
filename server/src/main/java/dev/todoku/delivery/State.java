package dev.todoku.delivery;

/** Where a delivery stands. */
public enum State {
    /** Batches are being cut and sent. */
    SENDING,
    /** The owner stopped it for a while: nothing is begun, what was begun is cleared up, the reservation is kept. */
    PAUSED,
    /** As {@link #SENDING} in a backup: held before anything else, since what came after the backup is not known. */
    RESTORED,
    /** Nothing more leaves until the owner decides; what was not sent is kept. */
    HELD,
    /** The owner stopped it; requests with an unknown outcome are still cleared up. */
    CANCELLED,
    /** Every recipient has an outcome. */
    DONE
}
