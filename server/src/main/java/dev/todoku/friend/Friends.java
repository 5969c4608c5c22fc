package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.FRIENDS;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.protocol.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Who the friends of an account are, as the rows say it now. Sets of friends are bitmaps of ordinals.
 */
@Component
public final class Friends {

    private final AccountScope scope;
    private final DSLContext sql;
    private final SelectorSql selectors;

    Friends(AccountScope scope, DSLContext sql, SelectorSql selectors) {
        this.scope = scope;
        this.sql = sql;
        this.selectors = selectors;
    }

    /** Several sets as they are at one moment; at most {@link SelectorSql#COUNT_MAX}. */
    public Selection select(AccountId account, List<? extends Selector> wanted) {
        return scope.in(account, () -> selectors.select(account, wanted));
    }

    /** Whoever a campaign may reach: status friend and not opted out. */
    public RoaringBitmap reachable(AccountId account) {
        return one(account, new Selector.Reachable());
    }

    /** LINE user ids, in ascending order of ordinal; unknown ordinals are missing. */
    public Map<Integer, UUID> userIds(AccountId account, RoaringBitmap ordinals) {
        return byOrdinal(account, ordinals, FRIENDS.USER_ID, DSL.noCondition());
    }

    /** Display names, in ascending order of ordinal; who has none known is missing. */
    public Map<Integer, String> displayNames(AccountId account, RoaringBitmap ordinals) {
        return byOrdinal(account, ordinals, FRIENDS.DISPLAY_NAME, FRIENDS.DISPLAY_NAME.isNotNull());
    }

    /** Ordinals of users; who is not known is missing. */
    public Map<UUID, Integer> ordinals(AccountId account, Collection<UUID> users) {
        return scope.in(
                account,
                () -> sql.select(FRIENDS.USER_ID, FRIENDS.ORDINAL)
                        .from(FRIENDS)
                        .where(FRIENDS.ACCOUNT_ID.eq(account.value()))
                        .and(FRIENDS.USER_ID.eq(DSL.any(users.toArray(UUID[]::new))))
                        .fetchMap(FRIENDS.USER_ID, FRIENDS.ORDINAL));
    }

    /** What is known of users; who is not known is missing. */
    public Map<UUID, Told> told(AccountId account, Collection<UUID> users) {
        return scope.in(
                account,
                () -> sql.select(FRIENDS.USER_ID, FRIENDS.ORDINAL, FRIENDS.ATTRIBUTE_VALUES, FRIENDS.WRITTEN_AT)
                        .from(FRIENDS)
                        .where(FRIENDS.ACCOUNT_ID.eq(account.value()))
                        .and(FRIENDS.USER_ID.eq(DSL.any(users.toArray(UUID[]::new))))
                        .fetchMap(
                                row -> row.value1(),
                                row -> new Told(
                                        row.value2(),
                                        told(
                                                Json.read(row.value3().data()),
                                                Json.read(row.value4().data())))));
    }

    private static Set<Integer> told(JsonNode values, JsonNode writtenAt) {
        return values.propertyNames().stream()
                .filter(id -> writtenAt.path("a" + id).asLong(1) != FriendRow.BY_DEFAULT)
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }

    public FriendCounts counts(AccountId account) {
        Condition friend = FRIENDS.STATUS.eq(FriendStatus.FRIEND.word());
        return scope.in(
                account,
                () -> sql.select(
                                DSL.count().filterWhere(friend),
                                DSL.count().filterWhere(FRIENDS.STATUS.eq(FriendStatus.BLOCKED.word())),
                                DSL.count().filterWhere(FRIENDS.STATUS.eq(FriendStatus.VISITOR.word())),
                                DSL.count().filterWhere(FRIENDS.STATUS.eq(FriendStatus.GONE.word())),
                                DSL.count().filterWhere(friend.and(FRIENDS.OPTED_OUT)))
                        .from(FRIENDS)
                        .where(FRIENDS.ACCOUNT_ID.eq(account.value()))
                        .fetchSingle(row -> new FriendCounts(
                                row.value1(), row.value2(), row.value3(), row.value4(), row.value5())));
    }

    private RoaringBitmap one(AccountId account, Selector selector) {
        return select(account, List.of(selector)).ordinals().getFirst();
    }

    private <T> Map<Integer, T> byOrdinal(
            AccountId account, RoaringBitmap ordinals, TableField<?, T> field, Condition condition) {
        Integer[] wanted = IntStream.of(ordinals.toArray()).boxed().toArray(Integer[]::new);
        Map<Integer, T> found = new LinkedHashMap<>();
        scope.in(
                account,
                () -> sql.select(FRIENDS.ORDINAL, field)
                        .from(FRIENDS)
                        .where(FRIENDS.ACCOUNT_ID.eq(account.value()))
                        .and(FRIENDS.ORDINAL.eq(DSL.any(wanted)))
                        .and(condition)
                        .orderBy(FRIENDS.ORDINAL)
                        .forEach(row -> found.put(row.value1(), row.value2())));
        return found;
    }
}
