package dev.todoku.inbound;

/** Why something that LINE signed was set aside. */
enum AsideReason {
    /** The body is no webhook call. */
    UNREADABLE_BODY("unreadable-body"),
    /** Meant for another bot. */
    WRONG_DESTINATION("wrong-destination"),
    /** One element of the call is no event. */
    MALFORMED_EVENT("malformed-event"),
    /** An event that no attempt to act on has survived. */
    FAILED_EVENT("failed-event");

    private final String word;

    AsideReason(String word) {
        this.word = word;
    }

    /** As rows and the API write it. */
    String word() {
        return word;
    }
}
