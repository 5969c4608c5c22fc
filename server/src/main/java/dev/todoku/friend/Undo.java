package dev.todoku.friend;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import dev.todoku.protocol.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
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

    Undo(AccountScope scope, DSLContext sql, FriendChanges changes) {
        this.scope = scope;
        this.sql = sql;
        this.changes = changes;
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
                for (JsonNode change : Json.read(entry.changes())) {
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

    private record Told(UUID userId, int ordinal, String changes) {}

    private List<Told> told(AccountId account, Loaded.Entries entries, Deed deed) {
        return sql.fetch("""
                        select f.user_id, h.ordinal, h.changes::text
                        from friend.history h join friend.friends f on f.account_id = h.account_id and f.ordinal = h.ordinal
                        where h.account_id = ? and h.at = ?::timestamptz and h.entry between ? and ? and h.cause = ?
                        order by h.entry
                        """, account.value(), entries.at(), entries.first(), entries.last(), deed.cause())
                .map(row -> new Told(row.get(0, UUID.class), row.get(1, Integer.class), row.get(2, String.class)));
    }

    /** With their history: it would name nobody, and tell of them. */
    private int forget(AccountId account, List<Integer> met, String deed, String cause, Instant at) {
        if (met.isEmpty()) {
            return 0;
        }
        return sql.fetchSingle("""
                        with forgotten as (
                          delete from friend.friends f
                          where f.account_id = ? and f.ordinal = any(?)
                            and f.status = 'visitor' and f.status_at is null and f.profile = 'none'
                            and not f.opted_out and f.tags = '{}'
                            and not exists (select from friend.history h
                              where h.account_id = f.account_id and h.ordinal = f.ordinal and h.cause not in (?, ?))
                            and not exists (select from friend.encounters e
                              where e.account_id = f.account_id and e.ordinal = f.ordinal)
                            and not exists (select from friend.notes n
                              where n.account_id = f.account_id and n.ordinal = f.ordinal)
                          returning f.account_id, f.ordinal),
                        fed as (
                          insert into friend.feed (account_id, transaction, at, ordinal, fields)
                          select account_id, pg_current_xact_id()::text::bigint, ?::timestamptz, ordinal, array['status']
                          from forgotten),
                        past as (
                          delete from friend.history h using forgotten f
                          where h.account_id = f.account_id and h.ordinal = f.ordinal)
                        select count(*) from forgotten
                        """, account.value(), met.toArray(Integer[]::new), deed, cause, at)
                .get(0, Integer.class);
    }

    private static @Nullable JsonNode present(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value;
    }
}
