package dev.todoku.inbound;

import static dev.todoku.inbound.db.Tables.EVENTS;
import static dev.todoku.inbound.db.Tables.PENDING;
import static dev.todoku.inbound.db.Tables.SET_ASIDE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.AccountScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * The log in two tables: what came, and which of it waits.
 */
@Component
final class PostgresInboundLog implements InboundLog {

    private final AccountScope scope;
    private final DSLContext sql;

    PostgresInboundLog(AccountScope scope, DSLContext sql) {
        this.scope = scope;
        this.sql = sql;
    }

    @Override
    public void append(List<Arrival> arrivals) {
        scope.across(() -> {
            Columns columns = new Columns(arrivals);
            if (!columns.isEmpty()) {
                sql.execute("""
                        with arrived as (
                          select * from unnest(?::bigint[], ?::text[], ?::timestamptz[], ?::uuid[], ?::bytea[])
                            with ordinality as a (account_id, webhook_event_id, received_at, user_id, payload, place)
                        ), fresh as (
                          insert into inbound.events (account_id, webhook_event_id, received_at, payload)
                          select account_id, webhook_event_id, received_at, payload from arrived order by place
                          on conflict do nothing
                          returning account_id, webhook_event_id, position
                        )
                        insert into inbound.pending (account_id, position, received_at, user_id, attempts)
                        select distinct on (account_id, position) account_id, position, received_at, user_id, 0
                        from fresh join arrived using (account_id, webhook_event_id)
                        order by account_id, position, place
                        """, columns.bindings());
            }
            for (Arrival arrival : arrivals) {
                for (Arrival.SetAside aside : arrival.aside()) {
                    setAside(
                            arrival.account(),
                            arrival.at(),
                            aside.reason(),
                            aside.detail(),
                            Columns.bytes(aside.content()));
                }
            }
        });
    }

    @Override
    public Set<AccountId> unfinished() {
        return scope.across(() -> AccountLoop.accounts(
                sql.selectDistinct(PENDING.ACCOUNT_ID).from(PENDING).fetchSet(PENDING.ACCOUNT_ID)));
    }

    @Override
    public List<Pending> next(AccountId account, Instant now, int limit) {
        var earlier = PENDING.as("earlier");
        Condition heldUp = DSL.exists(DSL.selectOne()
                .from(earlier)
                .where(earlier.ACCOUNT_ID.eq(PENDING.ACCOUNT_ID))
                .and(earlier.USER_ID.eq(PENDING.USER_ID))
                .and(earlier.POSITION.lt(PENDING.POSITION))
                .and(earlier.DUE_AT.gt(now)));
        return sql.select(PENDING.POSITION, PENDING.RECEIVED_AT, PENDING.ATTEMPTS, PENDING.USER_ID, EVENTS.PAYLOAD)
                .from(PENDING)
                .join(EVENTS)
                .on(EVENTS.ACCOUNT_ID.eq(PENDING.ACCOUNT_ID))
                .and(EVENTS.POSITION.eq(PENDING.POSITION))
                .where(PENDING.ACCOUNT_ID.eq(account.value()))
                .and(PENDING.DUE_AT.isNull().or(PENDING.DUE_AT.le(now)))
                .andNot(heldUp)
                .orderBy(PENDING.POSITION)
                .limit(limit)
                .fetch(row -> new Pending(
                        row.value1(), row.value2(), row.value3(), row.value4(), new String(row.value5(), UTF_8)));
    }

    @Override
    public Set<Long> stillWaiting(AccountId account, List<Long> positions) {
        lock(sql, account);
        return sql.select(PENDING.POSITION)
                .from(PENDING)
                .where(PENDING.ACCOUNT_ID.eq(account.value()))
                .and(PENDING.POSITION.eq(DSL.any(positions.toArray(Long[]::new))))
                .fetchSet(PENDING.POSITION);
    }

    /** Until this transaction ends nobody else works off the account's log or takes anybody out of it. */
    static void lock(DSLContext sql, AccountId account) {
        sql.fetch("select pg_advisory_xact_lock(hashtextextended('inbound', ?))", account.value());
    }

    @Override
    public Optional<Instant> nextDue(AccountId account) {
        return sql.select(DSL.min(PENDING.DUE_AT))
                .from(PENDING)
                .where(PENDING.ACCOUNT_ID.eq(account.value()))
                .and(PENDING.DUE_AT.isNotNull())
                .fetchOptional(0, Instant.class);
    }

    @Override
    public void done(AccountId account, List<Long> positions) {
        sql.deleteFrom(PENDING)
                .where(PENDING.ACCOUNT_ID.eq(account.value()))
                .and(PENDING.POSITION.eq(DSL.any(positions.toArray(Long[]::new))))
                .execute();
    }

    @Override
    public void postpone(AccountId account, long position, Instant due) {
        sql.update(PENDING)
                .set(PENDING.ATTEMPTS, PENDING.ATTEMPTS.plus(1))
                .set(PENDING.DUE_AT, due)
                .where(PENDING.ACCOUNT_ID.eq(account.value()))
                .and(PENDING.POSITION.eq(position))
                .execute();
    }

    @Override
    public void giveUp(AccountId account, long position, Instant at, String why) {
        byte[] payload = sql.select(EVENTS.PAYLOAD)
                .from(EVENTS)
                .where(EVENTS.ACCOUNT_ID.eq(account.value()))
                .and(EVENTS.POSITION.eq(position))
                .fetchSingle()
                .value1();
        setAside(account, at, AsideReason.FAILED_EVENT, why, payload);
        done(account, List.of(position));
    }

    @Override
    public List<AsideEntry> setAside(AccountId account, long before, int limit) {
        return sql.selectFrom(SET_ASIDE)
                .where(SET_ASIDE.ACCOUNT_ID.eq(account.value()))
                .and(SET_ASIDE.ENTRY.lt(before))
                .orderBy(SET_ASIDE.ENTRY.desc())
                .limit(limit)
                .fetch(row -> new AsideEntry(
                        row.getEntry(),
                        row.getAt(),
                        row.getReason(),
                        row.getDetail(),
                        new String(row.getPayload(), UTF_8)));
    }

    @Override
    public Duration lag(Instant now) {
        Instant oldest = scope.across(() -> sql.select(DSL.min(PENDING.RECEIVED_AT))
                .from(PENDING)
                .fetchSingle()
                .value1());
        return oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
    }

    private void setAside(AccountId account, Instant at, AsideReason reason, String detail, byte[] content) {
        sql.insertInto(SET_ASIDE)
                .set(SET_ASIDE.ACCOUNT_ID, account.value())
                .set(SET_ASIDE.DIGEST, Columns.digest(reason.word(), content))
                .set(SET_ASIDE.AT, at)
                .set(SET_ASIDE.REASON, reason.word())
                .set(SET_ASIDE.DETAIL, detail.replace('\0', '\uFFFD'))
                .set(SET_ASIDE.PAYLOAD, content)
                .onConflictDoNothing()
                .execute();
    }
}
