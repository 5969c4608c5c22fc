package dev.todoku.quota.internal;

import static dev.todoku.quota.db.Tables.READING_FAILURES;

import dev.todoku.kernel.AccountId;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/** Why LINE's figures could not be read the last time; no row after a success. */
final class ReadingFailureRows {

    private ReadingFailureRows() {}

    static Optional<String> last(DSLContext sql, AccountId account) {
        return sql.select(READING_FAILURES.WHY)
                .from(READING_FAILURES)
                .where(READING_FAILURES.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(READING_FAILURES.WHY);
    }

    static void save(DSLContext sql, AccountId account, Instant at, String why) {
        sql.insertInto(READING_FAILURES)
                .columns(READING_FAILURES.ACCOUNT_ID, READING_FAILURES.AT, READING_FAILURES.WHY)
                .values(account.value(), at, why)
                .onConflict(READING_FAILURES.ACCOUNT_ID)
                .doUpdate()
                .set(READING_FAILURES.AT, at)
                .set(READING_FAILURES.WHY, why)
                .execute();
    }

    static void forget(DSLContext sql, AccountId account) {
        sql.deleteFrom(READING_FAILURES)
                .where(READING_FAILURES.ACCOUNT_ID.eq(account.value()))
                .execute();
    }
}
