package dev.todoku.delivery;

import java.util.Objects;

/**
 * The messages of a delivery, as the JSON array that LINE gets. With variables in its texts each friend gets texts of their
 * own, so it leaves by push; without, everybody gets the same bytes, so it leaves by multicast.
 */
public record Content(String messagesJson) {

    public Content {
        Objects.requireNonNull(messagesJson);
    }

    public boolean isPersonal() {
        return !wording().variables().isEmpty();
    }

    /** Where it has variables, and how it is written for one friend. */
    public Wording wording() {
        return Wording.of(messagesJson);
    }
}
