package dev.todoku.delivery;

import java.util.Objects;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * The messages of a delivery, as the JSON array that LINE gets. With the placeholder {@code {name}} in it each friend
 * gets a text of their own, so it leaves by push; without, everybody gets the same bytes, so it leaves by multicast.
 */
public record Content(String messagesJson) {

    private static final String NAME = "{name}";

    public Content {
        Objects.requireNonNull(messagesJson);
    }

    public boolean isPersonal() {
        return messagesJson.contains(NAME);
    }

    /** The messages for one friend; the name is the one kept with the batch, so that a repeat has the same bytes. */
    String renderedFor(String displayName) {
        return messagesJson.replace(
                NAME, new String(JsonStringEncoder.getInstance().quoteAsCharArray(displayName)));
    }
}
