package dev.todoku.staff.internal;

import dev.todoku.account.Accounts;
import dev.todoku.kernel.Access;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Actor;
import dev.todoku.kernel.Problem;
import dev.todoku.staff.internal.Endpoints.Endpoint;
import dev.todoku.staff.internal.Endpoints.Who;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one place that says yes or no: to a request, and to an account that no path names. */
@Component
class CurrentAccess implements Access {

    private final Accounts accounts;
    private final People people;

    CurrentAccess(Accounts accounts, People people) {
        this.accounts = accounts;
        this.people = people;
    }

    @Override
    public Actor actor() {
        Caller caller = Caller.current();
        return caller == null ? Actor.SYSTEM : caller.actor();
    }

    @Override
    public boolean sees(AccountId account) {
        Caller caller = Caller.current();
        return caller == null || caller.rights().sees(account);
    }

    @Override
    public void requireAccount(AccountId account) {
        if (!accounts.exists(account) || !sees(account)) {
            throw unknown(account.toString());
        }
    }

    @Override
    public Optional<String> nameOf(Actor actor) {
        return actor.signsIn() ? people.find(UUID.fromString(actor.id())).map(Person::name) : Optional.empty();
    }

    @Override
    public void requireToSend(AccountId account) {
        Caller caller = Caller.current();
        if (caller != null && !caller.rights().may(account, Permission.SEND)) {
            throw notPermitted(Permission.SEND, "");
        }
    }

    /**
     * Lets a request of somebody signed in pass, or says why not.
     *
     * @param endpoint null: not listed, for owners of the installation only
     * @param account null: the path names none
     */
    void require(Caller caller, @Nullable Endpoint endpoint, @Nullable AccountId account) {
        if (account != null) {
            requireAccount(account);
        }
        Who who = endpoint == null ? Who.PERMITTED : endpoint.who();
        if (who == Who.PERSON && caller.session() == null) {
            throw Problem.forbidden(
                    "person-needed", "Authorization: got an API token (expected: a person signed in at the console)");
        }
        if (who != Who.PERMITTED) {
            return;
        }
        Permission needed = endpoint == null ? Permission.STAFF : Objects.requireNonNull(endpoint.permission());
        boolean allowed = (account != null && endpoint != null)
                ? caller.rights().may(account, needed)
                : caller.rights().everywhere(needed);
        if (!allowed) {
            throw notPermitted(needed, account == null ? " at every account" : "");
        }
    }

    private static Problem notPermitted(Permission needed, String where) {
        return Problem.forbidden(
                        "not-permitted",
                        "permission: got none for this (expected: '%s'%s)".formatted(needed.wireName(), where))
                .with("permission", needed.wireName());
    }

    static Problem unknown(String account) {
        return Problem.notFound(
                "unknown-account", "account: got %s (expected: an account of this installation)".formatted(account));
    }
}
