package dev.todoku.staff.internal;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Adding a passkey, and signing in with one. Browsers take and give the JSON of WebAuthn level 3. */
@RestController
class PasskeyController {

    private final Passkeys passkeys;
    private final Challenges challenges;
    private final People people;
    private final Sessions sessions;
    private final SignIn signIn;
    private final SourceRate rate;
    private final SessionController answers;

    PasskeyController(
            Passkeys passkeys,
            Challenges challenges,
            People people,
            Sessions sessions,
            SignIn signIn,
            SourceRate rate,
            SessionController answers) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.people = people;
        this.sessions = sessions;
        this.signIn = signIn;
        this.rate = rate;
        this.answers = answers;
    }

    /** For {@code PublicKeyCredential.parseRequestOptionsFromJSON}. */
    record PasskeyRequest(String challenge, String rpId, String userVerification) {}

    record PasskeyParty(String id, String name) {}

    record PasskeyUser(String id, String name, String displayName) {}

    record PasskeyAlgorithm(String type, int alg) {}

    record PasskeyKnown(String type, String id) {}

    record PasskeySelection(String residentKey, String userVerification) {}

    /** For {@code PublicKeyCredential.parseCreationOptionsFromJSON}. */
    record PasskeyCreation(
            String challenge,
            PasskeyParty rp,
            PasskeyUser user,
            List<PasskeyAlgorithm> pubKeyCredParams,
            List<PasskeyKnown> excludeCredentials,
            PasskeySelection authenticatorSelection,
            String attestation) {}

    /** {@code credential}: what {@code toJSON()} of the browser's credential gives. */
    record NewPasskeyBody(@NotNull String name, @NotNull JsonNode credential) {}

    record PasskeySignInBody(@NotNull JsonNode credential) {}

    @PostMapping("/api/v1/session/passkey-options")
    @Operation(operationId = "askForPasskey", summary = "What a browser needs to sign in with a passkey")
    PasskeyRequest askFor(HttpServletRequest request) {
        rate.take(request.getRemoteAddr());
        return new PasskeyRequest(challenges.ask(null), host(request), "required");
    }

    @PostMapping("/api/v1/session/passkey")
    @Operation(operationId = "signInWithPasskey", summary = "Signs in with what a passkey signed")
    SessionController.SessionAnswer signIn(
            @Valid @RequestBody PasskeySignInBody body, HttpServletRequest request, HttpServletResponse response) {
        rate.take(request.getRemoteAddr());
        Person person = passkeys.signIn(body.credential().toString(), PublicUrl.origin(request));
        return answers.answer(signIn.begin(person, "passkey", request, response));
    }

    @PostMapping("/api/v1/me/passkeys/options")
    @Operation(operationId = "askForNewPasskey", summary = "What a browser needs to make a passkey")
    PasskeyCreation askForNew(HttpServletRequest request) {
        Session session = fresh();
        Person person = people.get(session.person());
        return new PasskeyCreation(
                challenges.ask(person.id()),
                new PasskeyParty(host(request), "Todoku"),
                new PasskeyUser(handle(person.id()), person.email(), person.name()),
                List.of(
                        new PasskeyAlgorithm("public-key", -7),
                        new PasskeyAlgorithm("public-key", -8),
                        new PasskeyAlgorithm("public-key", -257)),
                passkeys.credentialIds(person.id()).stream()
                        .map(id -> new PasskeyKnown("public-key", Hashes.text(id)))
                        .toList(),
                new PasskeySelection("required", "required"),
                "none");
    }

    @PostMapping("/api/v1/me/passkeys")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "addPasskey", summary = "Keeps the passkey that a browser has made")
    void add(@Valid @RequestBody NewPasskeyBody body, HttpServletRequest request) {
        passkeys.add(fresh().person(), body.name(), body.credential().toString(), PublicUrl.origin(request));
    }

    @DeleteMapping("/api/v1/me/passkeys/{passkey}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removePasskey", summary = "A passkey that signs in no more")
    void remove(@PathVariable UUID passkey) {
        passkeys.remove(fresh().person(), passkey);
    }

    private Session fresh() {
        Caller caller = Objects.requireNonNull(Caller.current());
        sessions.requireFresh(caller);
        return Objects.requireNonNull(caller.session());
    }

    private static String host(HttpServletRequest request) {
        return URI.create(PublicUrl.origin(request)).getHost();
    }

    /** Names a person to their authenticator without telling it who they are. */
    private static String handle(UUID person) {
        return Hashes.text(ByteBuffer.allocate(16)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array());
    }
}
