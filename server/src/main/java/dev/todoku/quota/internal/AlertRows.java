package dev.todoku.quota.internal;

import static dev.todoku.quota.db.Tables.ALERTS;

import dev.todoku.kernel.AccountId;
import dev.todoku.quota.Alert;
import java.time.YearMonth;
import java.util.List;
import org.jooq.DSLContext;

/** Thresholds that months came to. */
final class AlertRows {

    private AlertRows() {}

    static void raise(DSLContext sql, AccountId account, YearMonth month, Alert alert) {
        sql.insertInto(ALERTS)
                .columns(
                        ALERTS.ACCOUNT_ID,
                        ALERTS.MONTH,
                        ALERTS.SUBJECT,
                        ALERTS.PERCENT,
                        ALERTS.MONTH_LIMIT,
                        ALERTS.COMMITTED,
                        ALERTS.AT)
                .values(
                        account.value(),
                        month.atDay(1),
                        alert.subject().name(),
                        alert.percent(),
                        alert.limit(),
                        alert.committed(),
                        alert.at())
                .onConflictDoNothing()
                .execute();
    }

    static List<Alert> of(DSLContext sql, AccountId account, YearMonth month) {
        return sql.selectFrom(ALERTS)
                .where(ALERTS.ACCOUNT_ID.eq(account.value()), ALERTS.MONTH.eq(month.atDay(1)))
                .orderBy(ALERTS.AT, ALERTS.SUBJECT, ALERTS.PERCENT)
                .fetch(row -> new Alert(
                        Alert.Subject.valueOf(row.getSubject()),
                        row.getPercent(),
                        row.getMonthLimit(),
                        row.getCommitted(),
                        row.getAt()));
    }
}
