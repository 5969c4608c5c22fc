package dev.todoku.inbound;

import dev.todoku.kernel.AccountId;
import dev.todoku.protocol.UserId;
import java.nio.charset.StandardCharsets;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Takes a person out of the log, within the caller's transaction. Rows stay, empty, so that an event LINE delivers again is
 * still known; what of theirs waited to be worked off does so no more.
 */
@Component
public final class InboundErasure {

    private final DSLContext sql;

    InboundErasure(DSLContext sql) {
        this.sql = sql;
    }

    /** Reads the account's whole log, since nothing else tells who is named in it: seconds for a million events. */
    public void erase(AccountId account, UserId user) {
        byte[] named = user.toString().getBytes(StandardCharsets.UTF_8);
        sql.execute("delete from inbound.pending where account_id = ? and user_id = ?", account.value(), user.value());
        sql.execute("""
                update inbound.events e set payload = ''
                where account_id = ? and position(?::bytea in payload) > 0 and not exists (
                  select 1 from inbound.pending p where p.account_id = e.account_id and p.position = e.position)
                """, account.value(), named);
        sql.execute(
                "update inbound.set_aside set payload = '' where account_id = ? and position(?::bytea in payload) > 0",
                account.value(),
                named);
    }
}
