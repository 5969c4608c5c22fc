package dev.todoku.inbound;

import static dev.todoku.inbound.db.Tables.ERASURES;
import static dev.todoku.inbound.db.Tables.PENDING;

import dev.todoku.inbound.db.tables.records.ErasuresRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.protocol.UserId;
import java.nio.charset.StandardCharsets;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Takes a person out of the log, slice by slice, since nothing but the payloads tells who is named in it. Rows stay, empty,
 * so that an event LINE delivers again is still known. What names them and waits to be worked off does so no more, also what
 * others did: who said their name in a group did it to somebody who is not there any more.
 */
@Component
public final class InboundErasure {

    /** Rows of one step: tens of milliseconds during which the account's events wait. */
    static final int SLICE = 2_000;

    private final DSLContext sql;

    InboundErasure(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Begins, within the caller's transaction and before it locks anything of friends: from its commit on nothing that came
     * before is worked off any more that they did in their chat. Events being worked off are waited for.
     */
    public void begin(AccountId account, UserId user) {
        PostgresInboundLog.lock(sql, account);
        sql.deleteFrom(PENDING)
                .where(PENDING.ACCOUNT_ID.eq(account.value()))
                .and(PENDING.USER_ID.eq(user.value()))
                .execute();
        sql.execute("""
                insert into inbound.erasures (account_id, user_id, until, position, entry)
                select ?, ?, coalesce(max(position), 0), 0, 0 from inbound.events where account_id = ?
                on conflict (account_id, user_id) do update set until = excluded.until, entry = 0
                """, account.value(), user.value(), account.value());
    }

    /**
     * Does a bounded part of it, within the caller's transaction.
     *
     * @return whether there was nothing left to do
     */
    public boolean step(AccountId account, UserId user) {
        Condition theirs = ERASURES.ACCOUNT_ID.eq(account.value()).and(ERASURES.USER_ID.eq(user.value()));
        if (!sql.fetchExists(ERASURES, theirs)) {
            return true;
        }
        PostgresInboundLog.lock(sql, account);
        ErasuresRecord erasure = sql.selectFrom(ERASURES).where(theirs).fetchSingle();
        byte[] named = user.toString().getBytes(StandardCharsets.UTF_8);
        if (erasure.getPosition() < erasure.getUntil()) {
            eraseEvents(erasure, named);
        } else if (eraseSetAside(erasure, named) == 0) {
            sql.deleteFrom(ERASURES).where(theirs).execute();
        }
        return false;
    }

    private void eraseEvents(ErasuresRecord erasure, byte[] named) {
        sql.execute(
                """
                with slice as (
                  select position from inbound.events
                  where account_id = ? and position > ? and position <= ? order by position limit ?
                ), emptied as (
                  update inbound.events e set payload = '' from slice
                  where e.account_id = ? and e.position = slice.position and position(?::bytea in e.payload) > 0
                  returning e.position
                ), dropped as (
                  delete from inbound.pending p using emptied where p.account_id = ? and p.position = emptied.position
                )
                update inbound.erasures set position = coalesce((select max(slice.position) from slice), until)
                where account_id = ? and user_id = ?
                """,
                erasure.getAccountId(),
                erasure.getPosition(),
                erasure.getUntil(),
                SLICE,
                erasure.getAccountId(),
                named,
                erasure.getAccountId(),
                erasure.getAccountId(),
                erasure.getUserId());
    }

    /** After all events, because one given up meanwhile is set aside. The detail may quote what was set aside. */
    private int eraseSetAside(ErasuresRecord erasure, byte[] named) {
        return sql.execute(
                """
                with slice as (
                  select entry from inbound.set_aside where account_id = ? and entry > ? order by entry limit ?
                ), emptied as (
                  update inbound.set_aside s set payload = '', detail = 'erased' from slice
                  where s.account_id = ? and s.entry = slice.entry and position(?::bytea in s.payload) > 0
                )
                update inbound.erasures set entry = reached.entry
                from (select max(slice.entry) as entry from slice) reached
                where account_id = ? and user_id = ? and reached.entry is not null
                """,
                erasure.getAccountId(),
                erasure.getEntry(),
                SLICE,
                erasure.getAccountId(),
                named,
                erasure.getAccountId(),
                erasure.getUserId());
    }
}
