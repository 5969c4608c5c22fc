package dev.todoku.staff.internal;

import dev.todoku.account.Accounts;
import dev.todoku.kernel.AccountId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. */
@RestController
class SessionController {

    private final SignIn signIn;
    private final Sessions sessions;
    private final People people;
    private final Accounts accounts;

    SessionController(SignIn signIn, Sessions sessions, People people, Accounts accounts) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.people = people;
        this.accounts = accounts;
    }

    /** {@code code}: of the authenticator app or a recovery code, where the answer without was {@code code-needed}. */
    record SignInBody(
            @NotNull String email,
            @NotNull String password,
            @Nullable String code) {}

    /** {@code token}: what {@code TODOKU_HOME/first-token} holds. */
    record SetUpBody(
            @NotNull String token,
            @NotNull String email,
            @NotNull String name,
            @NotNull String password) {}

    record InvitationBody(
            @NotNull String invitation, @NotNull String password) {}

    /** {@code permissions}: what may be done at an account. */
    record AccountRights(long accountId, Set<String> permissions) {}

    /**
     * Where a browser stands.
     *
     * @param setUp false: there is no owner yet
     * @param person who is signed in; none: nobody, or an API token
     * @param csrf what {@code X-CSRF-Token} must carry beside the cookie
     * @param everywhere what may be done at every account and in the installation
     * @param accounts those that may be seen, with what may be done there
     */
    record SessionAnswer(
            boolean setUp,
            boolean signedIn,
            @Nullable SignedInPerson person,
            @Nullable String csrf,
            Set<String> everywhere,
            List<AccountRights> accounts) {}

    record SignedInPerson(UUID personId, String email, String name) {}

    @GetMapping("/api/v1/session")
    @Operation(
            operationId = "getSession",
            summary = "Who is signed in and may do what; or whether a first owner is wanted")
    SessionAnswer get() {
        Caller caller = Caller.current();
        return caller == null
                ? new SessionAnswer(people.anyOwner(), false, null, null, Set.of(), List.of())
                : answer(caller);
    }

    @PostMapping("/api/v1/session")
    @Operation(operationId = "signIn", summary = "Signs in with e-mail address and password, and a code if one is due")
    SessionAnswer signIn(
            @Valid @RequestBody SignInBody body, HttpServletRequest request, HttpServletResponse response) {
        Person person = signIn.withPassword(request.getRemoteAddr(), body.email(), body.password(), body.code());
        return answer(signIn.begin(person, "password", request, response));
    }

    @DeleteMapping("/api/v1/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "signOut", summary = "Ends the session of this browser")
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        Caller caller = Caller.current();
        Session session = caller == null ? null : caller.session();
        if (session != null) {
            sessions.end(session.person(), session.id());
        }
        SessionCookie.clear(request, response);
    }

    @PostMapping("/api/v1/setup")
    @Operation(operationId = "setUp", summary = "Makes the first owner and signs them in; once, with the first token")
    SessionAnswer setUp(@Valid @RequestBody SetUpBody body, HttpServletRequest request, HttpServletResponse response) {
        Person owner =
                signIn.setUp(request.getRemoteAddr(), body.token().strip(), body.email(), body.name(), body.password());
        return answer(signIn.begin(owner, "setup", request, response));
    }

    @PostMapping("/api/v1/invitations")
    @Operation(operationId = "acceptInvitation", summary = "Chooses a password with an invitation, and signs in")
    SessionAnswer accept(
            @Valid @RequestBody InvitationBody body, HttpServletRequest request, HttpServletResponse response) {
        Person person = signIn.accept(request.getRemoteAddr(), body.invitation(), body.password());
        return answer(signIn.begin(person, "invitation", request, response));
    }

    SessionAnswer answer(Caller caller) {
        Session session = caller.session();
        SignedInPerson person = session == null
                ? null
                : people.find(session.person())
                        .map(each -> new SignedInPerson(each.id(), each.email(), each.name()))
                        .orElse(null);
        List<AccountRights> seen = accounts.ids().stream()
                .filter(caller.rights()::sees)
                .map(id -> new AccountRights(id.value(), words(caller, id)))
                .toList();
        return new SessionAnswer(
                people.anyOwner(),
                true,
                person,
                session == null ? null : session.csrf(),
                wireNames(caller.rights().at().getOrDefault(Rights.EVERYWHERE, Set.of())),
                seen);
    }

    private static Set<String> words(Caller caller, AccountId account) {
        return wireNames(caller.rights().permissions(account));
    }

    private static Set<String> wireNames(Set<Permission> permissions) {
        return permissions.stream()
                .map(Permission::wireName)
                .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
    }
}
