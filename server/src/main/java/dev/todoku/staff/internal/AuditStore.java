package dev.todoku.staff.internal;

import static dev.todoku.staff.db.Tables.AUDIT_ENTRIES;

import dev.todoku.kernel.Access;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Actor;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Ids;
import java.time.InstantSource;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Appends audit entries within the caller's transaction.
 */
@Component
class AuditStore implements Audit {

    private final DSLContext sql;
    private final Access access;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;

    AuditStore(DSLContext sql, Access access, Ids ids, InstantSource clock, JsonMapper json) {
        this.sql = sql;
        this.access = access;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void record(AccountId account, String what, Map<String, ?> details) {
        Actor actor = access.actor();
        sql.insertInto(AUDIT_ENTRIES)
                .set(AUDIT_ENTRIES.ACCOUNT_ID, account.value())
                .set(AUDIT_ENTRIES.ENTRY_ID, ids.next())
                .set(AUDIT_ENTRIES.AT, clock.instant())
                .set(AUDIT_ENTRIES.ACTOR_KIND, actor.kind())
                .set(AUDIT_ENTRIES.ACTOR_ID, actor.id())
                .set(AUDIT_ENTRIES.WHAT, what)
                .set(AUDIT_ENTRIES.DETAILS, JSONB.valueOf(json.writeValueAsString(details)))
                .execute();
    }
}
