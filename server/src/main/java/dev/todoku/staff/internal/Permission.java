package dev.todoku.staff.internal;

import dev.todoku.kernel.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What somebody may do, as {@code permissions.txt} asks for it and a token's scopes name it. */
enum Permission {
    /** See what no friend can be told from: months, money, counts, campaigns. */
    FIGURES,
    /** See friends one by one. */
    FRIENDS,
    /** Change what is known of friends. */
    EDIT_FRIENDS,
    /** Make campaigns, audiences, tags and attributes; sends nothing. */
    PREPARE,
    /** Send what counts. */
    SEND,
    /** Make what acts by itself: rules, dialogues. */
    AUTOMATE,
    /** Bring in, take out, erase. */
    DATA,
    /** Budgets and shares set apart. */
    BILLING,
    /** How the account reaches LINE, and its contract. */
    ACCOUNT,
    /** Who may do what, and who did. */
    STAFF;

    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Permission of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.wireName().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.unprocessable(
                        "unknown-scope",
                        "scope: got '%s' (expected: %s)"
                                .formatted(
                                        word,
                                        Arrays.stream(values())
                                                .map(Permission::wireName)
                                                .collect(Collectors.joining(", ")))));
    }
}
