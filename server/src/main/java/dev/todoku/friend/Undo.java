package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.FRIENDS;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import dev.todoku.protocol.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Takes back what one cause changed, by what the history tells of it: a value becomes what it was, unless it was written
 * again since. Who became known by that cause, and of whom nothing else is known, is forgotten.
 */
@Component
public final class Undo {

    private final AccountScope scope;
    private final DSLContext sql;
    private final FriendChanges changes;
    private final LoadHistory history;
    private final TagKeeping tags;
    private final FeedWriter feed;

    Undo(
            AccountScope scope,
            DSLContext sql,
            FriendChanges changes,
            LoadHistory history,
            FeedWriter feed,
            TagKeeping tags) {
        this.scope = scope;
        this.sql = sql;
        this.changes = changes;
        this.history = history;
        this.feed = feed;
        this.tags = tags;
    }

    /**
     * What is taken back.
     *
     * @param cause as the history names it
     * @param eventAt its event time
     */
    public record Deed(String cause, Instant eventAt) {}

    /** What came of it: friends who have something back, friends who are forgotten. */
    public record Undone(int changed, int forgotten) {}

    /**
     * Takes back some entries of the history. Of several, the later ones first.
     *
     * @param cause of the undoing, for the history
     * @param at its event time, the same for all entries of one deed
     */
    public Undone undo(AccountId account, Actor actor, Loaded.Entries entries, Deed deed, String cause, Instant at) {
        return scope.in(account, () -> {
            List<FriendChange> back = new ArrayList<>();
            List<Integer> met = new ArrayList<>();
            for (Told entry : told(account, entries, deed)) {
                for (JsonNode change : entry.changes()) {
                    String field = change.get("field").stringValue();
                    JsonNode from = present(change.get("from"));
                    if (field.equals(FieldChange.STATUS)) {
                        if (from == null) {
                            met.add(entry.ordinal());
                        }
                    } else {
                        back.add(new FriendChange(
                                entry.userId(),
                                at,
                                cause,
                                new Effect.PutBack(field, present(change.get("to")), from, deed.eventAt())));
                    }
                }
            }
            int changed = changes.load(account, actor, back, false).changed();
            return new Undone(changed, forget(account, met, deed.cause(), cause, at));
        });
    }

    private record Told(UUID userId, int ordinal, JsonNode changes) {}

    private List<Told> told(AccountId account, Loaded.Entries entries, Deed deed) {
        List<LoadHistory.Told> all = history.told(account, entries, deed.cause());
        Map<Integer, UUID> users = sql.select(FRIENDS.ORDINAL, FRIENDS.USER_ID)
                .from(FRIENDS)
                .where(FRIENDS.ACCOUNT_ID.eq(account.value()))
                .and(FRIENDS.ORDINAL.eq(
                        DSL.any(all.stream().map(LoadHistory.Told::ordinal).toArray(Integer[]::new))))
                .fetchMap(FRIENDS.ORDINAL, FRIENDS.USER_ID);
        List<Told> told = new ArrayList<>();
        for (LoadHistory.Told each : all) {
            UUID user = users.get(each.ordinal());
            if (user != null) {
                told.add(new Told(user, each.ordinal(), Json.read(each.changes())));
            }
        }
        return told;
    }

    /** With their history: it would name nobody, and tell of them. */
    private int forget(AccountId account, List<Integer> met, String deed, String cause, Instant at) {
        Set<Integer> known = history.changedOtherwise(account, met, deed, cause);
        Integer[] candidates =
                met.stream().filter(friend -> !known.contains(friend)).toArray(Integer[]::new);
        if (candidates.length == 0) {
            return 0;
        }
        Set<Integer> forgotten =
                Set.copyOf(sql.fetch("""
                delete from friend.friends f
                where f.account_id = ? and f.ordinal = any(?)
                  and f.status = 'visitor' and f.status_at is null and f.profile = 'none'
                  and not f.opted_out and f.tags = '{}'
                  and not exists (select from friend.history h
                    where h.account_id = f.account_id and h.ordinal = f.ordinal)
                  and not exists (select from friend.encounters e
                    where e.account_id = f.account_id and e.ordinal = f.ordinal)
                  and not exists (select from friend.notes n
                    where n.account_id = f.account_id and n.ordinal = f.ordinal)
                returning f.ordinal
                """, account.value(), candidates).getValues(0, Integer.class));
        history.forget(account, forgotten);
        tags.forgotten(account, forgotten);
        feed.changed(account, at, forgotten, List.of(FieldChange.STATUS));
        return forgotten.size();
    }

    private static @Nullable JsonNode present(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value;
    }
}
