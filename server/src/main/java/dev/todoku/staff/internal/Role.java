package dev.todoku.staff.internal;

import static dev.todoku.staff.internal.Permission.AUTOMATE;
import static dev.todoku.staff.internal.Permission.BILLING;
import static dev.todoku.staff.internal.Permission.DATA;
import static dev.todoku.staff.internal.Permission.EDIT_FRIENDS;
import static dev.todoku.staff.internal.Permission.FIGURES;
import static dev.todoku.staff.internal.Permission.FRIENDS;
import static dev.todoku.staff.internal.Permission.PREPARE;
import static dev.todoku.staff.internal.Permission.SEND;

import dev.todoku.kernel.Problem;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a person is at an account: a set of permissions with a name that people know. */
enum Role {
    OWNER(EnumSet.allOf(Permission.class)),
    MANAGER(EnumSet.of(FIGURES, FRIENDS, EDIT_FRIENDS, PREPARE, SEND, AUTOMATE, DATA, BILLING)),
    OPERATOR(EnumSet.of(FIGURES, FRIENDS, EDIT_FRIENDS, PREPARE)),
    ANALYST(EnumSet.of(FIGURES));

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes them
    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    Set<Permission> permissions() {
        return permissions;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.wireName().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.unprocessable(
                        "unknown-role",
                        "role: got '%s' (expected: owner, manager, operator or analyst)".formatted(word)));
    }
}
