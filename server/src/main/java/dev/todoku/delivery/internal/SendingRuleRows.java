package dev.todoku.delivery.internal;

import static dev.todoku.delivery.db.Tables.SENDING_RULES;

import dev.todoku.delivery.QuietHours;
import dev.todoku.delivery.SendingRules;
import dev.todoku.delivery.db.tables.records.SendingRulesRecord;
import dev.todoku.kernel.AccountId;
import org.jooq.DSLContext;

/** The owner's wishes for how campaigns are sent, a row per account that has any. */
final class SendingRuleRows {

    private SendingRuleRows() {}

    static SendingRules find(DSLContext sql, AccountId account) {
        return sql.selectFrom(SENDING_RULES)
                .where(SENDING_RULES.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(row -> new SendingRules(
                        row.getQuietFrom() == null || row.getQuietUntil() == null
                                ? null
                                : new QuietHours(row.getQuietFrom(), row.getQuietUntil()),
                        row.getRecipientsPerMinute()))
                .orElse(SendingRules.NONE);
    }

    static void save(DSLContext sql, AccountId account, SendingRules rules) {
        QuietHours quiet = rules.quietHours();
        SendingRulesRecord row = new SendingRulesRecord();
        row.setAccountId(account.value());
        row.setQuietFrom(quiet == null ? null : quiet.from());
        row.setQuietUntil(quiet == null ? null : quiet.until());
        row.setRecipientsPerMinute(rules.recipientsPerMinute());
        sql.insertInto(SENDING_RULES)
                .set(row)
                .onConflict(SENDING_RULES.ACCOUNT_ID)
                .doUpdate()
                .set(row)
                .execute();
    }
}
