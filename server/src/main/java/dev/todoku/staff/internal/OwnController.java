package dev.todoku.staff.internal;

import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person does about their own way in; no other person is named in any of these. */
@RestController
@RequestMapping("/api/v1/me")
class OwnController {

    private final AccountScope scope;
    private final People people;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final Attempts attempts;
    private final AuditStore audit;

    OwnController(
            AccountScope scope,
            People people,
            Passwords passwords,
            SecondFactors factors,
            Passkeys passkeys,
            Sessions sessions,
            Attempts attempts,
            AuditStore audit) {
        this.scope = scope;
        this.people = people;
        this.passwords = passwords;
        this.factors = factors;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.attempts = attempts;
        this.audit = audit;
    }

    record OwnNameBody(@NotNull String name) {}

    /** {@code current}: none where there is no password yet. */
    record OwnPasswordBody(
            @Nullable String current, @NotNull String password) {}

    record CodeBody(@NotNull String code) {}

    /** {@code secret}: to type into the app; {@code uri}: the same as a QR code holds it. */
    record TotpAnswer(String secret, String uri) {}

    /** Each opens once, in place of a code; they stand here and nowhere else. */
    record RecoveryCodesAnswer(List<String> codes) {}

    record OwnSessionAnswer(
            UUID sessionId, String how, String agent, Instant beganAt, Instant seenAt, boolean current) {}

    record OwnAnswer(
            UUID personId,
            String email,
            String name,
            boolean password,
            boolean totp,
            int recoveryCodes,
            List<Passkeys.Passkey> passkeys,
            List<OwnSessionAnswer> sessions) {}

    @GetMapping
    @Operation(operationId = "getMe", summary = "One's own ways in, and where one is signed in")
    OwnAnswer get() {
        Session session = session();
        Person person = people.get(session.person());
        return new OwnAnswer(
                person.id(),
                person.email(),
                person.name(),
                person.hasPassword(),
                person.hasTotp(),
                factors.codesLeft(person.id()),
                passkeys.of(person.id()),
                sessions.of(person.id()).stream()
                        .map(each -> new OwnSessionAnswer(
                                each.id(),
                                each.how(),
                                each.agent(),
                                each.beganAt(),
                                each.seenAt(),
                                each.id().equals(session.id())))
                        .toList());
    }

    @PatchMapping
    @Operation(operationId = "renameMe", summary = "Another name")
    OwnAnswer rename(@Valid @RequestBody OwnNameBody body) {
        people.rename(session().person(), body.name());
        return get();
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "changePassword", summary = "Another password; ends every other session")
    void password(@Valid @RequestBody OwnPasswordBody body) {
        Session session = session();
        Person person = people.get(session.person());
        if (person.hasPassword()) {
            attempts.begin(person.email());
            String current = body.current() == null ? "" : body.current();
            if (!passwords.matches(current, people.passwordHash(person.id()))) {
                throw Problem.unprocessable(
                        "wrong-password", "current: got another one (expected: the password so far)");
            }
            attempts.succeeded(person.email());
        } else {
            fresh();
        }
        passwords.check(body.password(), person.email());
        String hash = passwords.hash(body.password());
        scope.across(() -> {
            people.setPassword(person.id(), hash);
            sessions.endAll(person.id(), session.id());
            audit.recordEverywhere("password.changed", Map.of("person", person.id()));
        });
    }

    @PostMapping("/totp")
    @Operation(
            operationId = "beginTotp",
            summary = "A secret for an authenticator app; asked for once a code confirmed it")
    TotpAnswer beginTotp() {
        fresh();
        Person person = people.get(session().person());
        String secret = factors.begin(person.id());
        String label = URLEncoder.encode(person.email(), StandardCharsets.UTF_8).replace("+", "%20");
        return new TotpAnswer(secret, "otpauth://totp/Todoku:%s?secret=%s&issuer=Todoku".formatted(label, secret));
    }

    @PostMapping("/totp/confirmation")
    @Operation(operationId = "confirmTotp", summary = "From now on a code is asked for; shows the recovery codes once")
    RecoveryCodesAnswer confirmTotp(@Valid @RequestBody CodeBody body) {
        fresh();
        UUID person = session().person();
        return scope.across(() -> {
            List<String> codes = factors.confirm(person, body.code());
            audit.recordEverywhere("totp.added", Map.of("person", person));
            return new RecoveryCodesAnswer(codes);
        });
    }

    @DeleteMapping("/totp")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeTotp", summary = "No code is asked for any more")
    void removeTotp() {
        fresh();
        UUID person = session().person();
        scope.across(() -> {
            factors.remove(person);
            audit.recordEverywhere("totp.removed", Map.of("person", person));
        });
    }

    @PostMapping("/recovery-codes")
    @Operation(operationId = "renewRecoveryCodes", summary = "New recovery codes, shown once; those of before are void")
    RecoveryCodesAnswer renewCodes() {
        fresh();
        UUID person = session().person();
        if (!people.get(person).hasTotp()) {
            throw Problem.conflict("no-totp", "totp: got none (expected: an authenticator app first)");
        }
        return scope.across(() -> {
            audit.recordEverywhere("recovery-codes.renewed", Map.of("person", person));
            return new RecoveryCodesAnswer(factors.renewCodes(person));
        });
    }

    @DeleteMapping("/sessions/{session}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "endSession", summary = "Ends one of one's own sessions at once")
    void end(@PathVariable UUID session) {
        sessions.end(session().person(), session);
    }

    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "endOtherSessions", summary = "Ends all of one's sessions but this one")
    void endOthers() {
        Session session = session();
        sessions.endAll(session.person(), session.id());
    }

    private void fresh() {
        sessions.requireFresh(Objects.requireNonNull(Caller.current()));
    }

    /** The gate lets people through only. */
    private static Session session() {
        return Objects.requireNonNull(Objects.requireNonNull(Caller.current()).session());
    }
}
