package dev.todoku.staff.internal;

import static dev.todoku.staff.db.Tables.PASSKEYS;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Problem;
import dev.todoku.staff.db.tables.records.PasskeysRecord;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Passkeys, checked by WebAuthn4J: what was asked for, for this very origin, by somebody their device has recognised.
 * Which make of authenticator it is does not matter, so no attestation is asked for.
 */
@Component
class Passkeys {

    /** More than anybody has devices. */
    static final int COUNT_MAX = 20;

    private static final List<PublicKeyCredentialParameters> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256)
                    .stream()
                    .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                    .toList();

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);

    private final AccountScope scope;
    private final DSLContext sql;
    private final Ids ids;
    private final InstantSource clock;
    private final Challenges challenges;
    private final People people;
    private final AuditStore audit;

    Passkeys(
            AccountScope scope,
            DSLContext sql,
            Ids ids,
            InstantSource clock,
            Challenges challenges,
            People people,
            AuditStore audit) {
        this.scope = scope;
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.challenges = challenges;
        this.people = people;
        this.audit = audit;
    }

    /** One of a person's. */
    record Passkey(
            UUID passkeyId,
            String name,
            Instant createdAt,
            @Nullable Instant usedAt) {}

    List<Passkey> of(UUID person) {
        return scope.across(() -> sql.selectFrom(PASSKEYS)
                .where(PASSKEYS.PERSON_ID.eq(person))
                .orderBy(PASSKEYS.CREATED_AT, PASSKEYS.PASSKEY_ID)
                .fetch(row -> new Passkey(row.getPasskeyId(), row.getName(), row.getCreatedAt(), row.getUsedAt())));
    }

    List<byte[]> credentialIds(UUID person) {
        return scope.across(() -> sql.select(PASSKEYS.CREDENTIAL_ID)
                .from(PASSKEYS)
                .where(PASSKEYS.PERSON_ID.eq(person))
                .fetch(row -> Objects.requireNonNull(row.value1())));
    }

    /** Keeps a new one, from the browser's own JSON. */
    void add(UUID person, String name, String response, String origin) {
        if (name.isBlank() || name.length() > 100 || name.chars().anyMatch(c -> c < ' ')) {
            throw Problem.unprocessable(
                    "bad-name",
                    "name: got %d characters (expected: 1 to 100, no control characters)".formatted(name.length()));
        }
        RegistrationData data;
        try {
            data = manager.parseRegistrationResponseJSON(response);
            ServerProperty server = server(data.getCollectedClientData(), origin, person);
            manager.verify(data, new RegistrationParameters(server, ALGORITHMS, true, true));
        } catch (DataConversionException | VerificationException | IllegalArgumentException e) {
            throw Problem.unprocessable(
                    "bad-passkey", "passkey: got one that does not fit what was asked (expected: a new try)");
        }
        var authenticator = Objects.requireNonNull(
                Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData());
        AttestedCredentialData credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
        UUID id = ids.next();
        scope.across(() -> {
            if (sql.fetchCount(PASSKEYS, PASSKEYS.PERSON_ID.eq(person)) >= COUNT_MAX) {
                throw Problem.conflict(
                        "too-many-passkeys",
                        "passkeys: got one more than %d (expected: at most that)".formatted(COUNT_MAX));
            }
            sql.insertInto(PASSKEYS)
                    .set(new PasskeysRecord(
                            id,
                            person,
                            credential.getCredentialId(),
                            credentials.convert(credential),
                            authenticator.getSignCount(),
                            name.strip(),
                            clock.instant(),
                            null))
                    .execute();
            audit.recordEverywhere("passkey.added", Map.of("person", person, "passkey", id));
        });
    }

    void remove(UUID person, UUID passkey) {
        scope.across(() -> {
            int removed = sql.deleteFrom(PASSKEYS)
                    .where(PASSKEYS.PASSKEY_ID.eq(passkey), PASSKEYS.PERSON_ID.eq(person))
                    .execute();
            if (removed == 0) {
                throw Problem.notFound(
                        "unknown-passkey", "passkey: got %s (expected: one of yours)".formatted(passkey));
            }
            audit.recordEverywhere("passkey.removed", Map.of("person", person, "passkey", passkey));
        });
    }

    /** Whose passkey signed, from the browser's own JSON. */
    Person signIn(String response, String origin) {
        try {
            AuthenticationData data = manager.parseAuthenticationResponseJSON(response);
            ServerProperty server = server(data.getCollectedClientData(), origin, null);
            return scope.across(() -> {
                PasskeysRecord row = sql.selectFrom(PASSKEYS)
                        .where(PASSKEYS.CREDENTIAL_ID.eq(data.getCredentialId()))
                        .forUpdate()
                        .fetchOptional()
                        .orElseThrow(SignIn::refused);
                manager.verify(data, new AuthenticationParameters(server, record(row), null, true, true));
                row.setSignCount(
                        Objects.requireNonNull(data.getAuthenticatorData()).getSignCount());
                row.setUsedAt(clock.instant());
                row.update();
                return people.find(row.getPersonId())
                        .filter(person -> !person.disabled())
                        .orElseThrow(SignIn::refused);
            });
        } catch (DataConversionException | VerificationException | IllegalArgumentException e) {
            throw SignIn.refused();
        }
    }

    private CredentialRecordImpl record(PasskeysRecord row) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                null,
                null,
                null,
                row.getSignCount(),
                credentials.convert(row.getCredential()),
                null,
                null,
                null,
                Set.of());
    }

    /** What the answer must be for; refuses one to a challenge that nobody asked, or that was answered. */
    private ServerProperty server(@Nullable CollectedClientData client, String origin, @Nullable UUID person) {
        String challenge =
                client == null ? "" : Hashes.text(client.getChallenge().getValue());
        if (!challenges.take(challenge, person)) {
            throw new IllegalArgumentException("a challenge that was not asked");
        }
        return ServerProperty.builder()
                .origin(new Origin(origin))
                .rpId(URI.create(origin).getHost())
                .challenge(new DefaultChallenge(
                        Objects.requireNonNull(client).getChallenge().getValue()))
                .build();
    }
}
