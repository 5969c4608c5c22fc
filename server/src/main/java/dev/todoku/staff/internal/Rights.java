package dev.todoku.staff.internal;

import dev.todoku.kernel.AccountId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may do what where.
 *
 * @param at permissions by account; {@link #EVERYWHERE} stands for every account and the installation itself
 */
record Rights(Map<Long, Set<Permission>> at) {

    static final long EVERYWHERE = 0;

    static final Rights NONE = new Rights(Map.of());

    boolean may(AccountId account, Permission permission) {
        return has(account.value(), permission) || everywhere(permission);
    }

    boolean everywhere(Permission permission) {
        return has(EVERYWHERE, permission);
    }

    /** Whether there is anything at all that may be done there. */
    boolean sees(AccountId account) {
        return !permissions(account).isEmpty();
    }

    Set<Permission> permissions(AccountId account) {
        Set<Permission> all = new TreeSet<>(at.getOrDefault(account.value(), Set.of()));
        all.addAll(at.getOrDefault(EVERYWHERE, Set.of()));
        return all;
    }

    private boolean has(long account, Permission permission) {
        return at.getOrDefault(account, Set.of()).contains(permission);
    }
}
