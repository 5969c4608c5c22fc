package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.FEED;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * The changes of an account's friends in commit order: what was read once stays complete, because nothing is shown that a
 * transaction still running could yet come before.
 */
@Component
public final class FriendFeed {

    private final AccountScope scope;
    private final DSLContext sql;

    FriendFeed(AccountScope scope, DSLContext sql) {
        this.scope = scope;
        this.sql = sql;
    }

    /**
     * Friends changed.
     *
     * @param ordinals who; of very many at once, all of them
     * @param fields what of any of them: {@code status}, {@code optedOut}, {@code profile}, {@code attribute:3}, {@code tag:5}
     */
    public record Entry(FeedPosition position, Instant at, List<Integer> ordinals, List<String> fields) {

        public Entry {
            ordinals = List.copyOf(ordinals);
            fields = List.copyOf(fields);
        }
    }

    /** At most {@code limit} entries behind a position. */
    public List<Entry> after(AccountId account, FeedPosition position, int limit) {
        return scope.in(
                account,
                () -> sql.selectFrom(FEED)
                        .where(FEED.ACCOUNT_ID.eq(account.value()))
                        .and(DSL.row(FEED.TRANSACTION, FEED.SEQUENCE).gt(position.transaction(), position.sequence()))
                        .and(settled())
                        .orderBy(FEED.TRANSACTION, FEED.SEQUENCE)
                        .limit(limit)
                        .fetch(row -> new Entry(
                                new FeedPosition(row.getTransaction(), row.getSequence()),
                                row.getAt(),
                                row.getOrdinals() == null ? List.of(row.getOrdinal()) : List.of(row.getOrdinals()),
                                List.of(row.getFields()))));
    }

    /** Of entries that none can come before any more. */
    static Condition settled() {
        return FEED.TRANSACTION.lt(DSL.field("pg_snapshot_xmin(pg_current_snapshot())::text::bigint", Long.class));
    }
}
