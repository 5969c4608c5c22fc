package dev.todoku.staff.internal;

import static dev.todoku.staff.db.Tables.PEOPLE;
import static dev.todoku.staff.db.Tables.SESSIONS;

import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Expiring;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Problem;
import dev.todoku.kernel.SecretBox;
import dev.todoku.staff.db.tables.records.SessionsRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is signed in where: rows, so that each can be seen and ended, and ends at once. */
@Component
class Sessions implements Expiring {

    private static final Duration TOUCH = Duration.ofMinutes(1);
    private static final int AGENT_LENGTH_MAX = 200;

    private final AccountScope scope;
    private final DSLContext sql;
    private final Ids ids;
    private final SecretBox box;
    private final InstantSource clock;
    private final People people;
    private final AuditStore audit;

    Sessions(
            AccountScope scope,
            DSLContext sql,
            Ids ids,
            SecretBox box,
            InstantSource clock,
            People people,
            AuditStore audit) {
        this.scope = scope;
        this.sql = sql;
        this.ids = ids;
        this.box = box;
        this.clock = clock;
        this.people = people;
        this.audit = audit;
    }

    /** Signs somebody in; the secret goes into their cookie and nowhere else. */
    String begin(Person person, String how, @Nullable String agent) {
        String secret = Hashes.fresh(box);
        Instant now = clock.instant();
        UUID id = ids.next();
        scope.across(() -> {
            sql.insertInto(SESSIONS)
                    .set(new SessionsRecord(id, Hashes.of(secret), person.id(), how, shortened(agent), now, now))
                    .execute();
            sql.update(PEOPLE)
                    .set(PEOPLE.SIGNED_IN_AT, now)
                    .where(PEOPLE.PERSON_ID.eq(person.id()))
                    .execute();
            audit.recordEverywhere(person.actor(), "session.began", Map.of("session", id, "how", how));
        });
        return secret;
    }

    /** Whose cookie it is, unless the session is over or the person may no longer come in. */
    Optional<Caller> caller(String secret) {
        Instant now = clock.instant();
        return scope.across(() -> sql.selectFrom(SESSIONS)
                .where(SESSIONS.HASH.eq(Hashes.of(secret)))
                .fetchOptional(row -> session(row, csrf(secret)))
                .filter(session -> !session.isOver(now))
                .flatMap(session -> {
                    touch(session, now);
                    return people.find(session.person())
                            .filter(person -> !person.disabled())
                            .map(person -> new Caller(person.actor(), person.rights(), session));
                }));
    }

    List<Session> of(UUID person) {
        Instant now = clock.instant();
        return scope.across(() -> sql
                .selectFrom(SESSIONS)
                .where(SESSIONS.PERSON_ID.eq(person))
                .orderBy(SESSIONS.SEEN_AT.desc(), SESSIONS.SESSION_ID)
                .fetch(row -> session(row, ""))
                .stream()
                .filter(session -> !session.isOver(now))
                .toList());
    }

    /** Ends one of a person's own. */
    void end(UUID person, UUID session) {
        scope.across(() -> {
            int ended = sql.deleteFrom(SESSIONS)
                    .where(SESSIONS.SESSION_ID.eq(session), SESSIONS.PERSON_ID.eq(person))
                    .execute();
            if (ended == 0) {
                throw Problem.notFound(
                        "unknown-session", "session: got %s (expected: one of yours)".formatted(session));
            }
            audit.recordEverywhere("session.ended", Map.of("session", session));
        });
    }

    /** Ends all of a person, but for one perhaps. */
    void endAll(UUID person, @Nullable UUID but) {
        scope.across(() -> {
            sql.deleteFrom(SESSIONS)
                    .where(SESSIONS.PERSON_ID.eq(person), but == null ? DSL.noCondition() : SESSIONS.SESSION_ID.ne(but))
                    .execute();
        });
    }

    /** What a change of who can sign in asks for: a sign-in of the last minutes, so that a forgotten screen is not enough. */
    void requireFresh(Caller caller) {
        Session session = caller.session();
        if (session != null && !clock.instant().isBefore(session.beganAt().plus(Session.FRESH))) {
            throw Problem.forbidden(
                    "sign-in-again",
                    "session: got one from %s (expected: a sign-in of the last %d minutes)"
                            .formatted(session.beganAt(), Session.FRESH.toMinutes()));
        }
    }

    @Override
    public String name() {
        return "sessions";
    }

    /** Those that are over cannot be used: they are kept no longer than everything else. */
    @Override
    public int expire(Instant before) {
        return sql.deleteFrom(SESSIONS)
                .where(SESSIONS.SESSION_ID.in(DSL.select(SESSIONS.SESSION_ID)
                        .from(SESSIONS)
                        .where(SESSIONS.SEEN_AT.lt(before))
                        .limit(ROWS_MAX)))
                .execute();
    }

    private void touch(Session session, Instant now) {
        if (!now.isBefore(session.seenAt().plus(TOUCH))) {
            sql.update(SESSIONS)
                    .set(SESSIONS.SEEN_AT, now)
                    .where(SESSIONS.SESSION_ID.eq(session.id()))
                    .execute();
        }
    }

    private static Session session(SessionsRecord row, String csrf) {
        return new Session(
                row.getSessionId(),
                row.getPersonId(),
                row.getHow(),
                row.getAgent(),
                row.getBeganAt(),
                row.getSeenAt(),
                csrf);
    }

    private static String csrf(String secret) {
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        return Hashes.text(Hashes.mac("HmacSHA256", key, "csrf".getBytes(StandardCharsets.UTF_8)));
    }

    private static String shortened(@Nullable String agent) {
        String text = agent == null ? "" : agent.replaceAll("\\p{Cntrl}", "");
        return text.length() <= AGENT_LENGTH_MAX ? text : text.substring(0, AGENT_LENGTH_MAX);
    }
}
