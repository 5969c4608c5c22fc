package dev.todoku.gateway;

import static dev.todoku.gateway.db.Tables.REQUESTS;

import dev.todoku.account.Accounts;
import dev.todoku.gateway.db.tables.records.RequestsRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Expiring;
import dev.todoku.quota.SendsInFlight;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The rows of counted requests. They hold no message and no recipient. */
@Component
class Requests implements SendsInFlight, Expiring {

    private final AccountScope scope;
    private final DSLContext sql;
    private final Accounts accounts;

    Requests(AccountScope scope, DSLContext sql, Accounts accounts) {
        this.scope = scope;
        this.sql = sql;
        this.accounts = accounts;
    }

    enum State {
        OPEN,
        ACCEPTED,
        RELEASED
    }

    /** Nobody else changes it until the caller's transaction of the account ends. */
    Optional<RequestsRecord> lock(AccountId account, UUID retryKey) {
        return sql.selectFrom(REQUESTS).where(is(account, retryKey)).forUpdate().fetchOptional();
    }

    /** Writes what was changed of a row that was read. */
    void change(AccountId account, RequestsRecord row) {
        if (row.touched()) {
            sql.update(REQUESTS).set(row).where(is(account, row.getRetryKey())).execute();
        }
    }

    /** In the place of one that was done with, if there is one. */
    void put(RequestsRecord row) {
        sql.insertInto(REQUESTS)
                .set(row)
                .onConflict(REQUESTS.ACCOUNT_ID, REQUESTS.RETRY_KEY)
                .doUpdate()
                .set(row)
                .execute();
    }

    /** Messages LINE took from each client in the account's running month. */
    Map<UUID, Long> acceptedThisMonth(AccountId account) {
        YearMonth month = accounts.month(account);
        return scope.in(account, () -> {
            Map<UUID, Long> sums = new HashMap<>();
            sql.select(REQUESTS.CLIENT_ID, DSL.sum(REQUESTS.COUNT))
                    .from(REQUESTS)
                    .where(REQUESTS.ACCOUNT_ID.eq(account.value()))
                    .and(REQUESTS.STATE.eq(State.ACCEPTED.name()))
                    .and(REQUESTS.GRANT_MONTH.eq(month.atDay(1)))
                    .groupBy(REQUESTS.CLIENT_ID)
                    .forEach(row -> sums.put(row.value1(), row.value2().longValueExact()));
            return sums;
        });
    }

    @Override
    public long recipients(AccountId account, Instant since) {
        LocalDate month = since.atZone(accounts.zone(account)).toLocalDate().withDayOfMonth(1);
        return scope.in(account, () -> {
            BigDecimal sum = sql.select(DSL.sum(REQUESTS.COUNT))
                    .from(REQUESTS)
                    .where(REQUESTS.ACCOUNT_ID.eq(account.value()))
                    .and(REQUESTS.STATE.eq(State.OPEN.name()))
                    .and(REQUESTS.GRANT_MONTH.ge(month).or(REQUESTS.EDGE_MONTH.ge(month)))
                    .fetchSingle()
                    .value1();
            return sum == null ? 0 : sum.longValueExact();
        });
    }

    @Override
    public String name() {
        return "requests through the gateway";
    }

    @Override
    public int expire(Instant before) {
        return sql.execute("""
                delete from gateway.requests where (account_id, retry_key) in (
                  select account_id, retry_key from gateway.requests where first_at < ?::timestamptz limit ?)
                """, before.toString(), ROWS_MAX);
    }

    private static Condition is(AccountId account, UUID retryKey) {
        return REQUESTS.ACCOUNT_ID.eq(account.value()).and(REQUESTS.RETRY_KEY.eq(retryKey));
    }
}
