package dev.todoku.line;

import java.util.Locale;

/**
 * The ways to send that LINE counts by day.
 */
public enum Route {
    REPLY,
    PUSH,
    MULTICAST,
    BROADCAST;

    /** As LINE's paths and our API write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether LINE takes a retry key here: on every route but the reply, whose token is single use by itself. */
    public boolean takesRetryKey() {
        return this != REPLY;
    }
}
