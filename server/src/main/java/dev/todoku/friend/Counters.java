package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.COUNTERS;

import dev.todoku.friend.db.tables.records.CountersRecord;
import dev.todoku.kernel.AccountId;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/**
 * The dense numbers of an account, and the lock that lets its writers take turns.
 */
@Component
final class Counters {

    private final DSLContext sql;

    Counters(DSLContext sql) {
        this.sql = sql;
    }

    /** Until this transaction ends nobody else changes friends, attributes or tags of the account. */
    void lock(AccountId account) {
        sql.insertInto(COUNTERS)
                .values(account.value(), 0, 1, 1)
                .onConflict(COUNTERS.ACCOUNT_ID)
                .doUpdate()
                .set(COUNTERS.ACCOUNT_ID, account.value())
                .execute();
    }

    /** Until this transaction ends nobody else does what {@link #lock} is for; others may hold it as well. */
    void share(AccountId account) {
        sql.selectOne()
                .from(COUNTERS)
                .where(COUNTERS.ACCOUNT_ID.eq(account.value()))
                .forShare()
                .fetch();
    }

    int takeOrdinals(AccountId account, int count) {
        return take(account, COUNTERS.NEXT_ORDINAL, count);
    }

    int takeAttribute(AccountId account) {
        return take(account, COUNTERS.NEXT_ATTRIBUTE, 1);
    }

    int takeTag(AccountId account) {
        return take(account, COUNTERS.NEXT_TAG, 1);
    }

    /** The first of {@code count} numbers that are ours from now on. */
    private int take(AccountId account, TableField<CountersRecord, Integer> counter, int count) {
        Integer next = sql.update(COUNTERS)
                .set(counter, counter.plus(count))
                .where(COUNTERS.ACCOUNT_ID.eq(account.value()))
                .returningResult(counter)
                .fetchSingle()
                .value1();
        return next - count;
    }
}
