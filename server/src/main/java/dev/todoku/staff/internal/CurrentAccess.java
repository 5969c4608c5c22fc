package dev.todoku.staff.internal;

import dev.todoku.account.Accounts;
import dev.todoku.kernel.Access;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Actor;
import dev.todoku.kernel.Problem;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Every token of the installation may use every account; what there is no account for is not found.
 */
@Component
class CurrentAccess implements Access {

    private final Accounts accounts;

    CurrentAccess(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Actor actor() {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null && signedIn.getPrincipal() instanceof Actor actor ? actor : Actor.SYSTEM;
    }

    @Override
    public void requireAccount(AccountId account) {
        if (!accounts.exists(account)) {
            throw unknown(account.toString());
        }
    }

    static Problem unknown(String account) {
        return Problem.notFound(
                "unknown-account", "account: got %s (expected: an account of this installation)".formatted(account));
    }
}
