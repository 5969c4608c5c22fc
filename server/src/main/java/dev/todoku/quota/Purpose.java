package dev.todoku.quota;

import java.util.Locale;

/** What counted messages are for. A purpose may have messages set apart for it that no other purpose can take. */
public enum Purpose {
    CHAT,
    JOURNEY,
    CAMPAIGN,
    /** A campaign to chosen friends, to look at it first. */
    TEST;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
