package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.FRIENDS;

import dev.todoku.account.Accounts;
import dev.todoku.friend.db.tables.records.FriendsRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Cursor;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.UserId;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Friends for people to look at: pages in order of ordinal, and one alone.
 */
@Component
public final class FriendPages {

    private final AccountScope scope;
    private final DSLContext sql;
    private final Attributes attributes;
    private final Tags tags;
    private final Accounts accounts;
    private final InstantSource clock;

    FriendPages(
            AccountScope scope,
            DSLContext sql,
            Attributes attributes,
            Tags tags,
            Accounts accounts,
            InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.attributes = attributes;
        this.tags = tags;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A page of those of one status (null: any) who wear one tag (null: any). */
    public Page<Friend> page(
            AccountId account,
            @Nullable FriendStatus status,
            @Nullable String tag,
            @Nullable String cursor,
            int limit) {
        int after =
                Cursor.read(cursor, 1, key -> Integer.valueOf(key.getFirst())).orElse(-1);
        return scope.in(account, () -> {
            Names names = names(account);
            List<Friend> friends = sql.selectFrom(FRIENDS)
                    .where(FRIENDS.ACCOUNT_ID.eq(account.value()))
                    .and(FRIENDS.ORDINAL.gt(after))
                    .and(status == null ? DSL.noCondition() : FRIENDS.STATUS.eq(status.word()))
                    .and(tag == null ? DSL.noCondition() : wears(names.tagId(tag)))
                    .orderBy(FRIENDS.ORDINAL)
                    .limit(limit + 1)
                    .fetch(row -> friend(row, names));
            return Page.of(friends, limit, friend -> Cursor.of(friend.ordinal()));
        });
    }

    /** Those of these ordinals, in order of ordinal; who is not known any more is missing. */
    public List<Friend> some(AccountId account, int... ordinals) {
        Integer[] wanted = Arrays.stream(ordinals).boxed().toArray(Integer[]::new);
        return scope.in(account, () -> {
            Names names = names(account);
            return sql.selectFrom(FRIENDS)
                    .where(FRIENDS.ACCOUNT_ID.eq(account.value()))
                    .and(FRIENDS.ORDINAL.eq(DSL.any(wanted)))
                    .orderBy(FRIENDS.ORDINAL)
                    .fetch(row -> friend(row, names));
        });
    }

    /** The one; 404 if the account does not know them. */
    public Friend friend(AccountId account, UserId user) {
        return scope.in(account, () -> {
            Names names = names(account);
            return sql.selectFrom(FRIENDS)
                    .where(FRIENDS.ACCOUNT_ID.eq(account.value()))
                    .and(FRIENDS.USER_ID.eq(user.value()))
                    .fetchOptional(row -> friend(row, names))
                    .orElseThrow(() -> Problem.notFound(
                            "unknown-friend",
                            "userId: got '%s' (expected: someone this account knows)".formatted(user)));
        });
    }

    /** What follows from the values of one, today where the account is. */
    public Computed computed(AccountId account, Friend friend) {
        return Computed.of(friend, attributes.all(account), clock.instant(), accounts.zone(account));
    }

    private static Condition wears(int tagId) {
        return DSL.condition("{0} @> array[{1}]", FRIENDS.TAGS, DSL.val(tagId));
    }

    private Names names(AccountId account) {
        Map<String, String> keys = new LinkedHashMap<>();
        attributes.all(account).forEach(each -> keys.put(Integer.toString(each.attributeId()), each.key()));
        return new Names(keys, tags.all(account).stream().collect(Collectors.toMap(Tag::tagId, Tag::name)));
    }

    private static Friend friend(FriendsRecord row, Names names) {
        JsonNode values = Json.read(row.getAttributeValues().data());
        Map<String, JsonNode> byKey = new LinkedHashMap<>();
        values.properties().forEach(value -> {
            String key = names.keys.get(value.getKey());
            if (key != null) {
                byKey.put(key, value.getValue());
            }
        });
        return new Friend(
                row.getOrdinal(),
                new UserId(row.getUserId()),
                row.getDisplayName(),
                row.getLanguage(),
                row.getPictureUrl(),
                FriendStatus.of(row.getStatus()),
                byKey,
                names.tagNames(row.getTags()),
                row.getOptedOut(),
                row.getFollowedAt(),
                row.getSource());
    }

    /** What ids of attributes and tags are called. */
    private record Names(Map<String, String> keys, Map<Integer, String> tags) {

        int tagId(String name) {
            return tags.entrySet().stream()
                    .filter(tag -> tag.getValue().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Problem.badRequest(
                            "unknown-tag", "tag: got '%s' (expected: a tag of this account)".formatted(name)))
                    .getKey();
        }

        List<String> tagNames(Integer[] ids) {
            return Arrays.stream(ids).map(tags::get).filter(Objects::nonNull).toList();
        }
    }
}
