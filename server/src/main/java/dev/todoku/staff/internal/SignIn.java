package dev.todoku.staff.internal;

import static dev.todoku.staff.db.Tables.PEOPLE;

import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Problem;
import dev.todoku.kernel.SecretBox;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The ways in: with a password (and a code), with an invitation, and for the first owner with the first token. */
@Component
class SignIn {

    static final Duration INVITED = Duration.ofDays(7);

    private final AccountScope scope;
    private final DSLContext sql;
    private final SecretBox box;
    private final InstantSource clock;
    private final People people;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Attempts attempts;
    private final SourceRate rate;
    private final Sessions sessions;
    private final Tokens tokens;
    private final AuditStore audit;

    SignIn(
            AccountScope scope,
            DSLContext sql,
            SecretBox box,
            InstantSource clock,
            People people,
            Passwords passwords,
            SecondFactors factors,
            Attempts attempts,
            SourceRate rate,
            Sessions sessions,
            Tokens tokens,
            AuditStore audit) {
        this.scope = scope;
        this.sql = sql;
        this.box = box;
        this.clock = clock;
        this.people = people;
        this.passwords = passwords;
        this.factors = factors;
        this.attempts = attempts;
        this.rate = rate;
        this.sessions = sessions;
        this.tokens = tokens;
        this.audit = audit;
    }

    /** Whoever it is, if everything fits; else the same refusal whatever did not. */
    Person withPassword(String source, String email, String password, @Nullable String code) {
        rate.take(source);
        String name = People.normal(email);
        attempts.begin(name);
        Optional<Person> person = people.byEmail(email);
        String hash = person.map(known -> people.passwordHash(known.id())).orElse(null);
        boolean right = passwords.matches(password, hash);
        Person known = person.filter(each -> right && !each.disabled()).orElseThrow(SignIn::refused);
        if (known.hasTotp()) {
            if (code == null || code.isBlank()) {
                attempts.unfinished(name);
                throw Problem.unauthorised("code-needed", "code: got none (expected: one of the authenticator app)");
            }
            if (!factors.opens(known.id(), code)) {
                throw refused();
            }
        }
        attempts.succeeded(name);
        return known;
    }

    /** The first owner, once: for whoever can read the first token. */
    Person setUp(String source, String token, String email, String name, String password) {
        rate.take(source);
        if (!tokens.setsUp(token)) {
            throw Problem.unauthorised(
                    "wrong-set-up-token", "token: got another one (expected: what TODOKU_HOME/first-token holds)");
        }
        passwords.check(password, People.normal(email));
        Person owner = people.addFirstOwner(email, name, passwords.hash(password));
        scope.across(() -> audit.recordEverywhere(owner.actor(), "installation.set-up", Map.of("person", owner.id())));
        return owner;
    }

    /** A link that lets somebody choose a password, once; one made before is void. */
    String invite(UUID person) {
        String secret = Hashes.fresh(box);
        scope.across(() -> {
            sql.update(PEOPLE)
                    .set(PEOPLE.INVITED_BY_HASH, Hashes.of(secret))
                    .set(PEOPLE.INVITED_UNTIL, clock.instant().plus(INVITED))
                    .where(PEOPLE.PERSON_ID.eq(person))
                    .execute();
            audit.recordEverywhere("person.invited", Map.of("person", person));
        });
        return secret;
    }

    /** Whoever was invited, with the password they chose. What signed them in before does so no longer. */
    Person accept(String source, String invitation, String password) {
        rate.take(source);
        return scope.across(() -> {
            Person person = people.find(PEOPLE.INVITED_BY_HASH
                            .eq(Hashes.of(invitation))
                            .and(PEOPLE.INVITED_UNTIL.gt(clock.instant()))
                            .and(PEOPLE.DISABLED.isFalse()))
                    .orElseThrow(() -> Problem.unauthorised(
                            "unknown-invitation",
                            "invitation: got one that is used, over or unknown (expected: a new one of an owner)"));
            passwords.check(password, person.email());
            people.setPassword(person.id(), passwords.hash(password));
            factors.remove(person.id());
            sessions.endAll(person.id(), null);
            attempts.succeeded(person.email());
            audit.recordEverywhere(person.actor(), "invitation.accepted", Map.of("person", person.id()));
            return people.get(person.id());
        });
    }

    /** Begins a session of this browser's own: whatever it had before ends, so that nobody can leave one for others. */
    Caller begin(Person person, String how, HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.read(request)
                .flatMap(sessions::caller)
                .map(Caller::session)
                .ifPresent(before -> sessions.end(before.person(), before.id()));
        String secret = sessions.begin(person, how, request.getHeader(HttpHeaders.USER_AGENT));
        SessionCookie.write(request, response, secret);
        return sessions.caller(secret).orElseThrow(SignIn::refused);
    }

    static Problem refused() {
        return Problem.unauthorised(
                "wrong-credentials",
                "sign-in: got what fits nobody (expected: e-mail address, password and code of one person)");
    }
}
