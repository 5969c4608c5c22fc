package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.FRIENDS;
import static dev.todoku.friend.db.Tables.HISTORY;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import dev.todoku.kernel.Cursor;
import dev.todoku.kernel.Page;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What changed of a friend, newest first.
 */
@Component
public final class FriendHistory {

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

    public Page<Entry> page(AccountId account, UserId user, @Nullable String cursor, int limit) {
        long before = Cursor.number(cursor, Long.MAX_VALUE);
        return scope.in(account, () -> {
            Map<String, String> names = names(account);
            var rows = sql.selectFrom(HISTORY)
                    .where(HISTORY.ACCOUNT_ID.eq(account.value()))
                    .and(HISTORY.ORDINAL.eq(DSL.select(FRIENDS.ORDINAL)
                            .from(FRIENDS)
                            .where(FRIENDS.ACCOUNT_ID.eq(account.value()))
                            .and(FRIENDS.USER_ID.eq(user.value()))))
                    .and(HISTORY.ENTRY.lt(before))
                    .orderBy(HISTORY.ENTRY.desc())
                    .limit(limit + 1)
                    .fetch();
            var page = Page.of(rows, limit, row -> Cursor.of(row.getEntry()));
            return new Page<>(
                    page.items().stream()
                            .map(row -> new Entry(
                                    row.getAt(),
                                    row.getEventAt(),
                                    new Actor(row.getActorKind(), row.getActorId()),
                                    row.getCause(),
                                    changes(Json.read(row.getChanges().data()), names)))
                            .toList(),
                    page.next());
        });
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
