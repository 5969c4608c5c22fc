package dev.todoku.kernel;

import static dev.todoku.kernel.db.Tables.IDEMPOTENCY_KEYS;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The answers kept for a day for those who repeat a request by its {@code Idempotency-Key}. */
@Component
public final class KeptAnswers {

    private final DSLContext sql;

    KeptAnswers(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Empties those that name somebody, in their words or in the path that was asked, within the caller's transaction of
     * the account. A repeat gets the same status still, so that nothing is done twice.
     *
     * @param name as the API writes it, for instance a LINE user id
     */
    public void forget(AccountId account, String name) {
        Condition named = IDEMPOTENCY_KEYS.BODY.contains(name).or(IDEMPOTENCY_KEYS.PATH.contains(name));
        sql.update(IDEMPOTENCY_KEYS)
                .set(IDEMPOTENCY_KEYS.PATH, "")
                .set(IDEMPOTENCY_KEYS.BODY, "")
                .setNull(IDEMPOTENCY_KEYS.LOCATION)
                .setNull(IDEMPOTENCY_KEYS.CONTENT_TYPE)
                .where(IDEMPOTENCY_KEYS.ACCOUNT_ID.eq(account.value()), IDEMPOTENCY_KEYS.STATUS.isNotNull(), named)
                .execute();
    }
}
