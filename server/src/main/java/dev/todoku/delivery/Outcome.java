package dev.todoku.delivery;

/** What is known of one recipient of a delivery. Kept as one bitmap per outcome. */
public enum Outcome {
    /** LINE took the request (2xx, or 409 on a repeat). */
    ACCEPTED,
    /** LINE refused it for good, or there was nobody to send to. */
    REFUSED,
    /** LINE never said, and may not be asked again any more. */
    UNKNOWN
}
