package dev.todoku.delivery.internal;

/** Where an answer on a reply token stands. */
enum ReplyState {
    /** Never begun. */
    QUEUED,
    /** Begun; whoever finds it so after its time knows that its outcome was lost. */
    SENDING,
    /** Begun, and LINE may have taken it: repeated with the same token only. */
    DOUBTFUL,
    SENT,
    /** Begun with an unknown outcome, and then the token was no longer valid: most likely it had been used. */
    PROBABLY_SENT,
    /** LINE refused it, or the token had died before it was begun. */
    REFUSED,
    /** LINE never said, or said it after the backup that this was restored from. */
    UNKNOWN
}
