package dev.todoku.friend;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads everything that an index of friends is made of: all of it, or what changed since. Rows come through a cursor, so
 * their number does not matter.
 *
 * <p>A place in the changes is a {@code horizon}: everything of transactions below it was seen. What a later transaction
 * has committed is seen as well, and its {@code sequence} tells it apart when it comes again.
 */
@Component
public final class FriendScan {

    private static final int FETCH = 10_000;
    private static final String XMIN = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    private final AccountScope scope;
    private final DSLContext sql;

    FriendScan(AccountScope scope, DSLContext sql) {
        this.scope = scope;
        this.sql = sql;
    }

    /** One friend as the row has it. {@code values} by attribute id. */
    public record Row(
            int ordinal,
            FriendStatus status,
            boolean optedOut,
            @Nullable Instant followedAt,
            JsonNode values,
            List<Integer> tags) {}

    /**
     * A friend changed.
     *
     * @param row as it is now; null if they were erased
     */
    public record Change(
            FeedPosition position,
            int ordinal,
            List<String> fields,
            @Nullable Row row) {}

    /** Something happened to many of them. */
    public record Happening(FeedPosition position, LocalDate day, Fact fact, String subject, RoaringBitmap ordinals) {}

    /** The horizon now, and the last entry of the feed below it. */
    public record Start(long horizon, FeedPosition position) {}

    public Start start(AccountId account) {
        return scope.in(
                account,
                () -> sql.fetchSingle("""
                        select h.xmin, e.transaction, e.sequence from (select %s as xmin) h
                        left join lateral (
                          select transaction, sequence from friend.feed where account_id = ? and transaction < h.xmin
                          order by transaction desc, sequence desc limit 1) e on true
                        """.formatted(XMIN), account.value())
                        .map(row -> new Start(
                                row.get(0, Long.class),
                                row.get(1) == null
                                        ? FeedPosition.START
                                        : new FeedPosition(row.get(1, Long.class), row.get(2, Long.class)))));
    }

    /** Every friend, in ascending order of ordinal. */
    public void rows(AccountId account, Consumer<Row> each) {
        stream(account, """
                select ordinal, status, opted_out, followed_at, attribute_values::text, tags from friend.friends
                where account_id = ? order by ordinal
                """, record -> each.accept(row(record.get(0, Integer.class), record, 1)), account.value());
    }

    /** Every fact of transactions below the horizon. */
    public void facts(AccountId account, long horizon, Consumer<Happening> each) {
        stream(account, """
                select transaction, sequence, day, fact, subject, ordinals from friend.facts
                where account_id = ? and transaction < ? order by transaction, sequence
                """, record -> each.accept(happening(record, 0)), account.value(), horizon);
    }

    /** Whether anything came since, and where the horizon is now. */
    public record News(long horizon, boolean changes, boolean happenings) {}

    /** What {@link #changes} and {@link #happenings} from those places on would find: one round trip, since every question asks. */
    public News news(AccountId account, long horizon, Set<Long> seen, long factHorizon, Set<Long> factsSeen) {
        return scope.glance(
                account,
                """
                select %s,
                  exists (select from friend.feed where account_id = ? and transaction >= ? and sequence <> all (?)),
                  exists (select from friend.facts where account_id = ? and transaction >= ? and sequence <> all (?))
                """.formatted(XMIN),
                row -> new News(row.getLong(1), row.getBoolean(2), row.getBoolean(3)),
                account.value(),
                horizon,
                plain(seen),
                account.value(),
                factHorizon,
                plain(factsSeen));
    }

    private static long[] plain(Set<Long> sequences) {
        return sequences.stream().mapToLong(Long::longValue).toArray();
    }

    /**
     * What changed from a horizon on, except what was seen already; says where the horizon is then.
     *
     * @param seen sequences of entries that had been committed beyond the horizon
     * @param most so many changes at most; with so many, the horizon is of no use
     */
    public long changes(AccountId account, long horizon, Set<Long> seen, int most, Consumer<Change> each) {
        long[] reached = {horizon};
        stream(
                account,
                """
                select h.xmin, e.transaction, e.sequence, o.ordinal, e.fields,
                  f.status, f.opted_out, f.followed_at, f.attribute_values::text, f.tags
                from (select %s as xmin) h
                left join friend.feed e on e.account_id = ? and e.transaction >= ? and not e.sequence = any(?)
                left join lateral unnest(coalesce(e.ordinals, array[e.ordinal])) as o (ordinal) on true
                left join friend.friends f on f.account_id = e.account_id and f.ordinal = o.ordinal
                order by e.transaction, e.sequence
                limit ?
                """.formatted(XMIN),
                record -> {
                    reached[0] = record.get(0, Long.class);
                    if (record.get(1) != null) {
                        each.accept(change(record));
                    }
                },
                account.value(),
                horizon,
                seen.toArray(Long[]::new),
                most);
        return reached[0];
    }

    /** As {@link #changes}, for facts. */
    public long happenings(AccountId account, long horizon, Set<Long> seen, Consumer<Happening> each) {
        long[] reached = {horizon};
        stream(
                account,
                """
                select h.xmin, e.transaction, e.sequence, e.day, e.fact, e.subject, e.ordinals
                from (select %s as xmin) h
                left join friend.facts e on e.account_id = ? and e.transaction >= ? and not e.sequence = any(?)
                order by e.transaction, e.sequence
                """.formatted(XMIN),
                record -> {
                    reached[0] = record.get(0, Long.class);
                    if (record.get(1) != null) {
                        each.accept(happening(record, 1));
                    }
                },
                account.value(),
                horizon,
                seen.toArray(Long[]::new));
        return reached[0];
    }

    private void stream(AccountId account, String statement, Consumer<Record> each, Object... parameters) {
        scope.in(account, () -> {
            try (Cursor<Record> cursor =
                    sql.resultQuery(statement, parameters).fetchSize(FETCH).fetchLazy()) {
                cursor.forEach(each);
            }
        });
    }

    private static Change change(Record record) {
        int ordinal = record.get(3, Integer.class);
        return new Change(
                new FeedPosition(record.get(1, Long.class), record.get(2, Long.class)),
                ordinal,
                List.of(record.get(4, String[].class)),
                record.get(5) == null ? null : row(ordinal, record, 5));
    }

    private static Row row(int ordinal, Record record, int from) {
        return new Row(
                ordinal,
                FriendStatus.of(record.get(from, String.class)),
                record.get(from + 1, Boolean.class),
                record.get(from + 2, Instant.class),
                Json.read(record.get(from + 3, String.class)),
                List.of(record.get(from + 4, Integer[].class)));
    }

    private static Happening happening(Record record, int from) {
        String word = record.get(from + 3, String.class);
        RoaringBitmap ordinals = new RoaringBitmap();
        try {
            ordinals.deserialize(ByteBuffer.wrap(record.get(from + 5, byte[].class)));
        } catch (IOException damaged) {
            throw new UncheckedIOException("ordinals: got damaged bytes (expected: a roaring bitmap)", damaged);
        }
        return new Happening(
                new FeedPosition(record.get(from, Long.class), record.get(from + 1, Long.class)),
                record.get(from + 2, LocalDate.class),
                Fact.find(word).orElseThrow(),
                record.get(from + 4, String.class),
                ordinals);
    }
}
