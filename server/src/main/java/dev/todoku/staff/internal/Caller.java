package dev.todoku.staff.internal;

import dev.todoku.kernel.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who makes the current request, and what they may do.
 *
 * @param session null: a token
 */
record Caller(Actor actor, Rights rights, @Nullable Session session) {

    /** Null: nobody is signed in. */
    static @Nullable Caller current() {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null && signedIn.getPrincipal() instanceof Caller caller ? caller : null;
    }
}
