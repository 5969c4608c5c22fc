package dev.todoku.staff.internal;

import static dev.todoku.staff.db.Tables.ATTEMPTS;

import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import dev.todoku.kernel.Expiring;
import dev.todoku.kernel.Problem;
import dev.todoku.staff.db.tables.records.AttemptsRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses: from the fifth failure in a row on, nobody gets in with a password under that address for a
 * minute, then two, four, up to an hour. An attempt is counted before it is tried, so that many at once are no way around.
 * Addresses that nobody has count as well: the answer tells nothing. Passkeys are not held up.
 */
@Component
class Attempts implements Expiring {

    static final int FREE = 5;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final AccountScope scope;
    private final DSLContext sql;
    private final InstantSource clock;
    private final AuditStore audit;

    Attempts(AccountScope scope, DSLContext sql, InstantSource clock, AuditStore audit) {
        this.scope = scope;
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Counts an attempt as failed, until {@link #succeeded} or {@link #unfinished} says otherwise.
     *
     * @throws Problem 429 while there must be none
     */
    void begin(String name) {
        byte[] hash = Hashes.of(name);
        Instant now = clock.instant();
        scope.across(() -> {
            sql.insertInto(ATTEMPTS)
                    .set(new AttemptsRecord(hash, 0, now, now))
                    .onConflictDoNothing()
                    .execute();
            AttemptsRecord row = sql.selectFrom(ATTEMPTS)
                    .where(ATTEMPTS.HASH.eq(hash))
                    .forUpdate()
                    .fetchSingle();
            if (now.isBefore(row.getBlockedUntil())) {
                throw tooMany(Duration.between(now, row.getBlockedUntil()));
            }
            int failures = row.getFailures() + 1;
            row.setFailures(failures);
            row.setAt(now);
            row.setBlockedUntil(failures < FREE ? now : now.plus(pause(failures)));
            row.update();
            if (failures >= FREE) {
                audit.recordEverywhere(
                        Actor.SYSTEM,
                        "sign-in.slowed",
                        Map.of("address", HexFormat.of().formatHex(hash, 0, 8), "failures", failures));
            }
        });
    }

    void succeeded(String name) {
        scope.across(() -> {
            sql.deleteFrom(ATTEMPTS).where(ATTEMPTS.HASH.eq(Hashes.of(name))).execute();
        });
    }

    /** Neither failed nor done: the password was right, the code is still to come. What failed before stays counted. */
    void unfinished(String name) {
        scope.across(() -> {
            sql.update(ATTEMPTS)
                    .set(ATTEMPTS.FAILURES, DSL.greatest(ATTEMPTS.FAILURES.minus(1), DSL.inline(0)))
                    .set(ATTEMPTS.BLOCKED_UNTIL, clock.instant())
                    .where(ATTEMPTS.HASH.eq(Hashes.of(name)))
                    .execute();
        });
    }

    @Override
    public String name() {
        return "failed sign-ins";
    }

    @Override
    public int expire(Instant before) {
        return sql.deleteFrom(ATTEMPTS)
                .where(ATTEMPTS.HASH.in(DSL.select(ATTEMPTS.HASH)
                        .from(ATTEMPTS)
                        .where(ATTEMPTS.AT.lt(before))
                        .limit(ROWS_MAX)))
                .execute();
    }

    static Duration pause(int failures) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures - FREE, 10));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    static Problem tooMany(Duration wait) {
        long seconds = wait.plusMillis(999).toSeconds();
        return Problem.tooMany(
                "too-many-attempts", "sign-in: got too many (expected: the next in %d s)".formatted(seconds), seconds);
    }
}
