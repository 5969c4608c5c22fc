package dev.todoku.delivery.internal;

import static dev.todoku.delivery.db.Tables.DELIVERIES;
import static dev.todoku.delivery.db.Tables.REPLIES;

import dev.todoku.friend.FriendTraces;
import dev.todoku.kernel.AccountId;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * What was answered to an erased friend is deleted, and an answer still to be sent is not sent; the name that open batches
 * keep for a repeat goes too, since nothing is repeated to them.
 */
@Component
class SentTraces implements FriendTraces {

    private final DSLContext sql;

    SentTraces(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public boolean erase(AccountId account, int ordinal) {
        sql.deleteFrom(REPLIES)
                .where(REPLIES.ACCOUNT_ID.eq(account.value()))
                .and(REPLIES.ORDINAL.eq(ordinal))
                .execute();
        // Whoever cuts a batch holds its delivery's row, and may have read the name just before it was deleted.
        sql.select(DELIVERIES.DELIVERY_ID)
                .from(DELIVERIES)
                .where(DELIVERIES.ACCOUNT_ID.eq(account.value()), DELIVERIES.DUE_AT.isNotNull())
                .orderBy(DELIVERIES.DELIVERY_ID)
                .forUpdate()
                .fetch();
        sql.execute("""
                update delivery.batches set variables = variables - ?::text
                where account_id = ? and outstanding_count > 0 and jsonb_exists(variables, ?)
                """, Integer.toString(ordinal), account.value(), Integer.toString(ordinal));
        return true;
    }
}
