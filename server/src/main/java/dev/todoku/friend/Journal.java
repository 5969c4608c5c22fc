package dev.todoku.friend;

import dev.todoku.friend.ChangeSets.ChangeSet;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Actor;
import dev.todoku.protocol.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what changed, twice: the history for people (who, what, why), the feed for indexes (which friend, which fields).
 */
@Component
final class Journal {

    private final DSLContext sql;
    private final FeedWriter feed;

    Journal(DSLContext sql, FeedWriter feed) {
        this.sql = sql;
        this.feed = feed;
    }

    void write(AccountId account, Actor actor, Instant at, Collection<ChangeSet> changeSets) {
        if (!changeSets.isEmpty()) {
            writeHistory(account, actor, at, changeSets);
            feed.changed(account, at, changeSets);
        }
    }

    private void writeHistory(AccountId account, Actor actor, Instant at, Collection<ChangeSet> changeSets) {
        ArrayNode entries = Json.mapper().createArrayNode();
        for (ChangeSet changeSet : changeSets) {
            List<FieldChange> changes = changeSet.changes().stream()
                    .filter(FieldChange::belongsInHistory)
                    .toList();
            if (!changes.isEmpty()) {
                ObjectNode entry = entries.addObject();
                entry.put("ordinal", changeSet.row().ordinal);
                entry.put("event_at", changeSet.at().toString());
                entry.put("cause", changeSet.cause());
                entry.set("changes", changes(changes));
            }
        }
        if (entries.isEmpty()) {
            return;
        }
        ensurePartition(at);
        sql.execute("""
                insert into friend.history (account_id, at, ordinal, event_at, actor_kind, actor_id, cause, changes)
                select ?, ?::timestamptz, e.ordinal, e.event_at, ?, ?, e.cause, e.changes
                from jsonb_to_recordset(?::jsonb) as e (ordinal int, event_at timestamptz, cause text, changes jsonb)
                """, account.value(), at, actor.kind(), actor.id(), entries.toString());
    }

    private static ArrayNode changes(List<FieldChange> changes) {
        ArrayNode json = Json.mapper().createArrayNode();
        for (FieldChange change : changes) {
            ObjectNode entry = json.addObject();
            entry.put("field", change.field());
            entry.set("from", change.from());
            entry.set("to", change.to());
        }
        return json;
    }

    /** The month's partition, made by its first change. */
    private void ensurePartition(Instant at) {
        LocalDate month = at.atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
        String partition = "friend.history_m%d%02d".formatted(month.getYear(), month.getMonthValue());
        sql.fetch(
                "select kernel.ensure_month('friend.history', ?::date) where to_regclass(?) is null",
                month.toString(),
                partition);
    }
}
