package dev.todoku.friend;

import dev.todoku.friend.ChangeSets.ChangeSet;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The history of loads, a thousand friends to a row. Whoever reads it asks {@code friend.entries_of}. Inside an account's
 * scope.
 */
@Component
final class LoadHistory {

    /** Friends of one row: what is read to tell about one of them. */
    private static final int FRIENDS = 1_000;

    private static final String LINE = "\n";

    private final DSLContext sql;

    LoadHistory(DSLContext sql) {
        this.sql = sql;
    }

    private record Origin(String cause, Instant at) {}

    /** A row to be: what one cause changed of up to a thousand friends, with a line for each. */
    record Block(String cause, Instant eventAt, List<Integer> ordinals, String lines) {}

    /** The rows that tell of these changes. Needs no database, so that it can be done beside what does. */
    static List<Block> blocks(Collection<ChangeSet> changeSets) {
        Map<Origin, List<ChangeSet>> byOrigin = new LinkedHashMap<>();
        for (ChangeSet set : changeSets) {
            if (set.changes().stream().anyMatch(FieldChange::belongsInHistory)) {
                byOrigin.computeIfAbsent(new Origin(set.cause(), set.at()), _ -> new ArrayList<>())
                        .add(set);
            }
        }
        List<Block> blocks = new ArrayList<>();
        byOrigin.forEach((origin, sets) -> {
            sets.sort(Comparator.comparingInt(set -> set.row().ordinal));
            for (int from = 0; from < sets.size(); from += FRIENDS) {
                List<ChangeSet> some = sets.subList(from, Math.min(from + FRIENDS, sets.size()));
                JsonText lines = new JsonText();
                some.forEach(set -> line(lines, set.changes()));
                blocks.add(new Block(
                        origin.cause(),
                        origin.at(),
                        some.stream().map(set -> set.row().ordinal).toList(),
                        lines.toString()));
            }
        });
        return blocks;
    }

    /** Writes them; says where they are, null if there are none. */
    Loaded.@Nullable Entries write(AccountId account, Actor actor, Instant at, List<Block> blocks) {
        List<Long> entries =
                blocks.stream().map(block -> write(account, actor, at, block)).toList();
        return entries.isEmpty() ? null : new Loaded.Entries(at, entries.getFirst(), entries.getLast());
    }

    private long write(AccountId account, Actor actor, Instant at, Block block) {
        return sql.fetchSingle(
                        """
                        insert into friend.loads (account_id, entry, at, event_at, actor_kind, actor_id, cause,
                          first_ordinal, last_ordinal, ordinals, changes)
                        values (?, nextval('friend.history_entry_seq'), ?::timestamptz, ?::timestamptz, ?, ?, ?, ?, ?, ?, ?)
                        returning entry
                        """,
                        account.value(),
                        at,
                        block.eventAt(),
                        actor.kind(),
                        actor.id(),
                        block.cause(),
                        block.ordinals().getFirst(),
                        block.ordinals().getLast(),
                        block.ordinals().toArray(Integer[]::new),
                        block.lines())
                .get(0, Long.class);
    }

    private static void line(JsonText lines, List<FieldChange> changes) {
        lines.plain(lines.isEmpty() ? "[" : "\n[");
        String before = "{\"field\":\"";
        for (FieldChange change : changes) {
            if (change.belongsInHistory()) {
                lines.plain(before).plain(change.field()).plain("\",\"from\":");
                lines.value(change.from());
                lines.plain(",\"to\":");
                lines.value(change.to());
                lines.plain("}");
                before = ",{\"field\":\"";
            }
        }
        lines.plain("]");
    }

    /** What one load changed of a friend, as JSON. */
    record Told(int ordinal, String changes) {}

    List<Told> told(AccountId account, Loaded.Entries entries, String cause) {
        List<Told> told = new ArrayList<>();
        for (Record row : sql.fetch("""
                select ordinals, changes from friend.loads
                where account_id = ? and entry between ? and ? and cause = ? order by entry
                """, account.value(), entries.first(), entries.last(), cause)) {
            Integer[] ordinals = row.get(0, Integer[].class);
            String[] lines = row.get(1, String.class).split(LINE, -1);
            for (int i = 0; i < ordinals.length; i++) {
                told.add(new Told(ordinals[i], lines[i]));
            }
        }
        return told;
    }

    /** Those among these friends whom loads with other causes than these changed as well. */
    Set<Integer> changedOtherwise(AccountId account, Collection<Integer> friends, String... causes) {
        Set<Integer> changed = new HashSet<>();
        if (!friends.isEmpty()) {
            Set<Integer> asked = Set.copyOf(friends);
            sql.fetch("""
                            select ordinals from friend.loads
                            where account_id = ? and first_ordinal <= ? and last_ordinal >= ? and cause <> all(?)
                            """, account.value(), Collections.max(asked), Collections.min(asked), causes)
                    .forEach(row -> Arrays.stream(row.get(0, Integer[].class))
                            .filter(asked::contains)
                            .forEach(changed::add));
        }
        return changed;
    }

    /** Nothing tells of them any more. */
    void forget(AccountId account, Set<Integer> friends) {
        if (friends.isEmpty()) {
            return;
        }
        for (Record row : sql.fetch("""
                select entry, ordinals from friend.loads
                where account_id = ? and first_ordinal <= ? and last_ordinal >= ? order by entry for update
                """, account.value(), Collections.max(friends), Collections.min(friends))) {
            Integer[] ordinals = row.get(1, Integer[].class);
            long gone = Arrays.stream(ordinals).filter(friends::contains).count();
            if (gone == ordinals.length) {
                sql.execute(
                        "delete from friend.loads where account_id = ? and entry = ?",
                        account.value(),
                        row.get(0, Long.class));
            } else if (gone > 0) {
                leave(account, row.get(0, Long.class), ordinals, friends);
            }
        }
    }

    private void leave(AccountId account, long entry, Integer[] ordinals, Set<Integer> forgotten) {
        String[] lines = sql.fetchSingle(
                        "select changes from friend.loads where account_id = ? and entry = ?", account.value(), entry)
                .get(0, String.class)
                .split(LINE, -1);
        List<Integer> left = new ArrayList<>();
        List<String> theirs = new ArrayList<>();
        for (int i = 0; i < ordinals.length; i++) {
            if (!forgotten.contains(ordinals[i])) {
                left.add(ordinals[i]);
                theirs.add(lines[i]);
            }
        }
        sql.execute(
                """
                update friend.loads set first_ordinal = ?, last_ordinal = ?, ordinals = ?, changes = ?
                where account_id = ? and entry = ?
                """,
                left.getFirst(),
                left.getLast(),
                left.toArray(Integer[]::new),
                String.join(LINE, theirs),
                account.value(),
                entry);
    }
}
