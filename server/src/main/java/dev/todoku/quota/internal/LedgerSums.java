package dev.todoku.quota.internal;

import static dev.todoku.quota.db.Tables.ENTRIES;
import static dev.todoku.quota.db.Tables.READINGS;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import dev.todoku.quota.EntryKind;
import dev.todoku.quota.LineDay;
import dev.todoku.quota.QuotaStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The ledger added up by the database, per day and route. */
final class LedgerSums {

    private final DSLContext sql;

    LedgerSums(DSLContext sql) {
        this.sql = sql;
    }

    List<QuotaStore.Total> totals(AccountId account, YearMonth month) {
        return sql.select(ENTRIES.KIND, ENTRIES.DAY, ENTRIES.ROUTE, DSL.count(), DSL.sum(ENTRIES.AMOUNT))
                .from(ENTRIES)
                .where(PostgresQuotaStore.ofMonth(account, month))
                .groupBy(ENTRIES.KIND, ENTRIES.DAY, ENTRIES.ROUTE)
                .fetch(row -> new QuotaStore.Total(
                        EntryKind.valueOf(row.value1()),
                        row.value2(),
                        row.value3() == null ? null : Route.valueOf(row.value3()),
                        row.value4(),
                        row.value5().longValueExact()));
    }

    Map<QuotaStore.DayRoute, Long> usedByDay(AccountId account, YearMonth month) {
        Map<QuotaStore.DayRoute, Long> byDay = new HashMap<>();
        sql.select(ENTRIES.DAY, ENTRIES.ROUTE, DSL.sum(ENTRIES.AMOUNT))
                .from(ENTRIES)
                .where(
                        PostgresQuotaStore.ofMonth(account, month),
                        PostgresQuotaStore.changesUsed(),
                        ENTRIES.DAY.isNotNull(),
                        ENTRIES.ROUTE.isNotNull())
                .groupBy(ENTRIES.DAY, ENTRIES.ROUTE)
                .forEach(row -> byDay.put(
                        new QuotaStore.DayRoute(row.value1(), Route.valueOf(row.value2())),
                        row.value3().longValueExact()));
        return byDay;
    }

    Map<LocalDate, Long> externalByDay(AccountId account, YearMonth month) {
        long first = sql.select(ENTRIES.ENTRY)
                .from(ENTRIES)
                .where(ENTRIES.ACCOUNT_ID.eq(account.value()))
                .orderBy(ENTRIES.ENTRY)
                .limit(1)
                .fetchOptional(ENTRIES.ENTRY)
                .orElse(0L);
        Map<LocalDate, Long> byDay = new HashMap<>();
        sql.select(ENTRIES.AT, ENTRIES.AMOUNT)
                .from(ENTRIES)
                .where(
                        PostgresQuotaStore.ofMonth(account, month),
                        ENTRIES.KIND.eq(EntryKind.EXTERNAL.name()),
                        ENTRIES.ENTRY.ne(first))
                .forEach(row -> byDay.merge(LineDay.of(row.value1()), row.value2(), Long::sum));
        return byDay;
    }

    Optional<Instant> knownSince(AccountId account) {
        Optional<Instant> entry = sql.select(ENTRIES.AT)
                .from(ENTRIES)
                .where(ENTRIES.ACCOUNT_ID.eq(account.value()))
                .orderBy(ENTRIES.ENTRY)
                .limit(1)
                .fetchOptional(ENTRIES.AT);
        Optional<Instant> reading = Optional.ofNullable(sql.select(DSL.min(READINGS.AT))
                .from(READINGS)
                .where(READINGS.ACCOUNT_ID.eq(account.value()))
                .fetchSingle()
                .value1());
        return Stream.concat(entry.stream(), reading.stream()).min(Comparator.naturalOrder());
    }
}
