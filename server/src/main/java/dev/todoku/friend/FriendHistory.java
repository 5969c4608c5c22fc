package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.FRIENDS;
import static dev.todoku.friend.db.Tables.HISTORY;

import dev.todoku.friend.db.tables.History;
import dev.todoku.friend.db.tables.records.HistoryRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import dev.todoku.kernel.Cursor;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Until;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * What changed of a friend, newest first.
 */
@Component
public final class FriendHistory {

    private static final History TOLD = HISTORY.as("told");
    private static final Field<String> KEY = Until.key("change:", TOLD.ENTRY);

    private final AccountScope scope;
    private final DSLContext sql;
    private final Attributes attributes;
    private final Tags tags;

    FriendHistory(AccountScope scope, DSLContext sql, Attributes attributes, Tags tags) {
        this.scope = scope;
        this.sql = sql;
        this.attributes = attributes;
        this.tags = tags;
    }

    /**
     * What one cause changed.
     *
     * @param at when it was written
     * @param eventAt when what caused it happened
     */
    public record Entry(Instant at, Instant eventAt, Actor actor, String cause, List<Change> changes) {

        public Entry {
            changes = List.copyOf(changes);
        }
    }

    /**
     * One field.
     *
     * @param field {@code status}, {@code optedOut}, {@code attribute:drink}, {@code tag:answered}
     */
    public record Change(String field, JsonNode from, JsonNode to) {}

    /**
     * A page of them.
     *
     * @param field only entries that changed it, named as in {@link Change}; null: all
     */
    public Page<Entry> page(
            AccountId account, UserId user, @Nullable String field, @Nullable String cursor, int limit) {
        long before = Cursor.number(cursor, Long.MAX_VALUE);
        return scope.in(account, () -> {
            Map<String, String> names = names(account);
            Optional<Integer> ordinal = sql.select(FRIENDS.ORDINAL)
                    .from(FRIENDS)
                    .where(FRIENDS.ACCOUNT_ID.eq(account.value()))
                    .and(FRIENDS.USER_ID.eq(user.value()))
                    .fetchOptional(FRIENDS.ORDINAL);
            if (ordinal.isEmpty()) {
                return new Page<>(List.of(), null);
            }
            var rows = sql.select(TOLD.fields())
                    .from(told(account, ordinal.get()))
                    .where(TOLD.ENTRY.lt(before))
                    .and(field == null ? DSL.noCondition() : changed(field, names))
                    .orderBy(TOLD.ENTRY.desc())
                    .limit(limit + 1)
                    .fetchInto(TOLD);
            var page = Page.of(rows, limit, row -> Cursor.of(row.getEntry()));
            return new Page<>(
                    page.items().stream().map(row -> entry(row, names)).toList(), page.next());
        });
    }

    /** An entry at its place among all that happened, by when it happened. */
    public record Placed(String key, Entry entry) {}

    /** Newest first. */
    public List<Placed> before(AccountId account, int ordinal, Until until, int limit) {
        return scope.in(account, () -> {
            Map<String, String> names = names(account);
            return sql
                    .select(TOLD.fields())
                    .from(told(account, ordinal))
                    .where(until.before(TOLD.EVENT_AT, KEY))
                    .orderBy(Until.order(TOLD.EVENT_AT, KEY))
                    .limit(limit)
                    .fetchInto(TOLD)
                    .stream()
                    .map(row -> new Placed("change:%019d".formatted(row.getEntry()), entry(row, names)))
                    .toList();
        });
    }

    /** Whichever way it was written. */
    private static Table<?> told(AccountId account, int ordinal) {
        return DSL.table("friend.entries_of({0}, {1}) as told", DSL.val(account.value()), DSL.val(ordinal));
    }

    private static Entry entry(HistoryRecord row, Map<String, String> names) {
        return new Entry(
                row.getAt(),
                row.getEventAt(),
                new Actor(row.getActorKind(), row.getActorId()),
                row.getCause(),
                changes(Json.read(row.getChanges().data()), names));
    }

    private static Condition changed(String field, Map<String, String> names) {
        String stored = names.entrySet().stream()
                .filter(each -> each.getValue().equals(field))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(field);
        ArrayNode wanted = Json.mapper().createArrayNode();
        wanted.addObject().put("field", stored);
        return DSL.condition("{0} @> {1}", TOLD.CHANGES, DSL.val(JSONB.valueOf(wanted.toString())));
    }

    private static List<Change> changes(JsonNode json, Map<String, String> names) {
        List<Change> changes = new ArrayList<>();
        for (JsonNode each : json) {
            String field = each.get("field").stringValue();
            changes.add(new Change(names.getOrDefault(field, field), each.get("from"), each.get("to")));
        }
        return changes;
    }

    private Map<String, String> names(AccountId account) {
        Map<String, String> names = new HashMap<>();
        attributes
                .all(account)
                .forEach(each ->
                        names.put(FieldChange.ATTRIBUTE + each.attributeId(), FieldChange.ATTRIBUTE + each.key()));
        tags.all(account).forEach(each -> names.put(FieldChange.TAG + each.tagId(), FieldChange.TAG + each.name()));
        return names;
    }
}
