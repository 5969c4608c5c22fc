package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.FEED;
import static dev.todoku.friend.db.Tables.FRIENDS;

import dev.todoku.kernel.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/**
 * Reads several sets of friends in one statement, so that all are of one moment, and in one pass over the rows: each row
 * says by a mask of bits which sets it is in, and comes back with its like.
 */
@Component
final class SelectorSql {

    /** Bits of a mask that stay positive. */
    static final int COUNT_MAX = 62;

    /** Ordinals that come back in one array: 2^16, a chunk of a roaring bitmap. */
    private static final int CHUNK_BITS = 16;

    private final DSLContext sql;

    SelectorSql(DSLContext sql) {
        this.sql = sql;
    }

    Selection select(AccountId account, List<? extends Selector> selectors) {
        if (selectors.size() > COUNT_MAX) {
            throw new IllegalArgumentException(
                    "selectors: got %d (expected: at most %d)".formatted(selectors.size(), COUNT_MAX));
        }
        List<RoaringBitmap> sets =
                Stream.generate(RoaringBitmap::new).limit(selectors.size()).toList();
        Field<Long> mask = DSL.field(DSL.name("mask"), Long.class);
        Field<Integer> chunk = DSL.field(DSL.name("chunk"), Integer.class);
        Field<Integer> ordinal = DSL.field(DSL.name("ordinal"), Integer.class);
        var rows = sql.select(
                        FRIENDS.ORDINAL.as(ordinal),
                        mask(selectors).as(mask),
                        FRIENDS.ORDINAL.shr(CHUNK_BITS).as(chunk))
                .from(FRIENDS)
                .where(FRIENDS.ACCOUNT_ID.eq(account.value()));
        var groups = sql.select(mask, DSL.arrayAgg(ordinal).orderBy(ordinal), DSL.inline(0L), DSL.inline(0L))
                .from(rows.asTable("rows"))
                .where(mask.ne(0L))
                .groupBy(mask, chunk);
        FeedPosition position = FeedPosition.START;
        for (Record4<Long, Integer[], Long, Long> group : groups.unionAll(lastOfFeed(account))) {
            if (group.value2() == null) {
                position = new FeedPosition(group.value3(), group.value4());
            } else {
                add(sets, group.value1(), group.value2());
            }
        }
        return new Selection(sets, position);
    }

    private static void add(List<RoaringBitmap> sets, long mask, Integer[] ordinals) {
        int[] plain = new int[ordinals.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = ordinals[i];
        }
        RoaringBitmap chunk = RoaringBitmap.bitmapOf(plain);
        for (int bit = 0; bit < sets.size(); bit++) {
            if ((mask >> bit & 1) == 1) {
                sets.get(bit).or(chunk);
            }
        }
    }

    private static Field<Long> mask(List<? extends Selector> selectors) {
        List<Field<Long>> bits = new ArrayList<>();
        for (int bit = 0; bit < selectors.size(); bit++) {
            bits.add(DSL.when(condition(selectors.get(bit)), DSL.inline(1L << bit))
                    .else_(DSL.inline(0L)));
        }
        return bits.stream().reduce(DSL.inline(0L), Field::plus);
    }

    private static Condition condition(Selector selector) {
        return switch (selector) {
            case Selector.Reachable() ->
                FRIENDS.STATUS.eq(FriendStatus.FRIEND.word()).andNot(FRIENDS.OPTED_OUT);
            case Selector.WithTag(int tagId) -> DSL.condition("{0} @> array[{1}]", FRIENDS.TAGS, DSL.val(tagId));
            case Selector.WithValue(int attributeId, var value) ->
                DSL.condition(
                        "{0} -> {1} = {2}",
                        FRIENDS.ATTRIBUTE_VALUES,
                        DSL.val(Integer.toString(attributeId)),
                        DSL.val(JSONB.valueOf(value.toString())));
        };
    }

    /** The last entry that none can come before any more: the sets contain it and all before it. */
    private Select<Record4<Long, Integer[], Long, Long>> lastOfFeed(AccountId account) {
        return sql.select(
                        DSL.inline(0L),
                        DSL.inline((Integer[]) null, SQLDataType.INTEGER.array()),
                        FEED.TRANSACTION,
                        FEED.SEQUENCE)
                .from(FEED)
                .where(FEED.ACCOUNT_ID.eq(account.value()))
                .and(FriendFeed.settled())
                .orderBy(FEED.TRANSACTION.desc(), FEED.SEQUENCE.desc())
                .limit(1);
    }
}
