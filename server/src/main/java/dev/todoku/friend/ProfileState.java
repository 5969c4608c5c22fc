package dev.todoku.friend;

import java.util.Locale;

/** What is known of a friend's profile. */
enum ProfileState {
    /** Never asked: not a friend. */
    NONE,
    WANTED,
    FETCHED,
    /** LINE has none to show. */
    ABSENT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ProfileState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
