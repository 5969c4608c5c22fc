package dev.todoku.staff.internal;

import dev.todoku.kernel.Actor;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in.
 *
 * @param email in lower case, names them at sign-in
 * @param roles what they are where
 */
record Person(
        UUID id,
        String email,
        String name,
        boolean disabled,
        boolean hasPassword,
        boolean hasTotp,
        boolean invited,
        Instant createdAt,
        @Nullable Instant signedInAt,
        List<Grant> roles) {

    /**
     * A role at one account.
     *
     * @param account {@link Rights#EVERYWHERE}: at every account, and of the installation
     */
    record Grant(long account, Role role) {}

    Actor actor() {
        return Actor.person(id);
    }

    Rights rights() {
        if (disabled) {
            return Rights.NONE;
        }
        Map<Long, Set<Permission>> at = new HashMap<>();
        roles.forEach(grant -> at.put(grant.account(), grant.role().permissions()));
        return new Rights(at);
    }

    boolean ownsAll() {
        return !disabled && roles.contains(new Grant(Rights.EVERYWHERE, Role.OWNER));
    }
}
