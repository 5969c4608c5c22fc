package dev.todoku.staff.internal;

import static dev.todoku.staff.db.Tables.AUDIT_ENTRIES;

import dev.todoku.kernel.Access;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Until;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Appends audit entries within the caller's transaction. Knows whether the current request has told of itself: a change
 * that no module tells of is written down by the gate, with less to say.
 */
@Component
class AuditStore implements Audit {

    private static final Field<String> KEY = Until.named("entry:", AUDIT_ENTRIES.ENTRY_ID);

    private final DSLContext sql;
    private final AccountScope scope;
    private final Access access;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;
    private final ThreadLocal<Boolean> told = ThreadLocal.withInitial(() -> false);

    AuditStore(DSLContext sql, AccountScope scope, Access access, Ids ids, InstantSource clock, JsonMapper json) {
        this.sql = sql;
        this.scope = scope;
        this.access = access;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** One entry, as it was written. */
    record Entry(UUID entryId, Instant at, Actor actor, String what, JsonNode details) {}

    @Override
    public void record(AccountId account, String what, Map<String, ?> details) {
        write(account.value(), access.actor(), what, details);
    }

    /** Of the installation, not of one account; within {@link AccountScope#across}. */
    void recordEverywhere(Actor actor, String what, Map<String, ?> details) {
        write(Rights.EVERYWHERE, actor, what, details);
    }

    void recordEverywhere(String what, Map<String, ?> details) {
        recordEverywhere(access.actor(), what, details);
    }

    void begin() {
        told.set(false);
    }

    boolean told() {
        return told.get();
    }

    /** That it was asked for, in a transaction of its own. */
    void request(@Nullable AccountId account, String endpoint) {
        if (account == null) {
            scope.across(() -> recordEverywhere("request", Map.of("endpoint", endpoint)));
        } else {
            scope.in(account, () -> record(account, "request", Map.of("endpoint", endpoint)));
        }
    }

    /** Newest first. */
    Page<Entry> page(long account, @Nullable String cursor, int limit) {
        Until until = Until.of(cursor);
        List<Entry> found = scope.across(() -> sql.selectFrom(AUDIT_ENTRIES)
                .where(AUDIT_ENTRIES.ACCOUNT_ID.eq(account), until.before(AUDIT_ENTRIES.AT, KEY))
                .orderBy(Until.order(AUDIT_ENTRIES.AT, KEY))
                .limit(limit + 1)
                .fetch(row -> new Entry(
                        row.getEntryId(),
                        row.getAt(),
                        new Actor(row.getActorKind(), row.getActorId()),
                        row.getWhat(),
                        json.readTree(row.getDetails().data()))));
        return Page.of(found, limit, last -> new Until(last.at(), "entry:" + last.entryId()).cursor());
    }

    private void write(long account, Actor actor, String what, Map<String, ?> details) {
        sql.insertInto(AUDIT_ENTRIES)
                .set(AUDIT_ENTRIES.ACCOUNT_ID, account)
                .set(AUDIT_ENTRIES.ENTRY_ID, ids.next())
                .set(AUDIT_ENTRIES.AT, clock.instant())
                .set(AUDIT_ENTRIES.ACTOR_KIND, actor.kind())
                .set(AUDIT_ENTRIES.ACTOR_ID, actor.id())
                .set(AUDIT_ENTRIES.WHAT, what)
                .set(AUDIT_ENTRIES.DETAILS, JSONB.valueOf(json.writeValueAsString(details)))
                .execute();
        told.set(true);
    }
}
