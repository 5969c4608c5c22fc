package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.TAGS;
import static dev.todoku.friend.db.Tables.TAG_EXPIRIES;

import dev.todoku.friend.db.tables.records.TagsRecord;
import dev.todoku.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps to the limits of tags and remembers when they end. Inside an account's scope, after {@link Counters#lock}. */
@Component
final class TagKeeping {

    private final DSLContext sql;

    TagKeeping(DSLContext sql) {
        this.sql = sql;
    }

    /** The tags that have a limit or an end, during one list of changes. */
    static final class Kept {

        private final Map<Integer, TagsRecord> tags;
        private final Map<Integer, Integer> worn = new HashMap<>();

        private Kept(Map<Integer, TagsRecord> tags) {
            this.tags = tags;
            tags.forEach((id, tag) -> worn.put(id, tag.getWorn()));
        }

        /** Whether it would put a tag on that nobody else can wear now. */
        boolean isInVain(Effect effect) {
            return switch (effect) {
                case Effect.TagAdded(int tag) -> isFull(tag);
                case Effect.PutBack back
                when back.field().startsWith(FieldChange.TAG) ->
                    back.gives() && isFull(Integer.parseInt(back.field().substring(FieldChange.TAG.length())));
                default -> false;
            };
        }

        private boolean isFull(int tagId) {
            TagsRecord tag = tags.get(tagId);
            return tag != null && tag.getLimitTo() != null && worn.getOrDefault(tagId, 0) >= tag.getLimitTo();
        }

        void count(List<FieldChange> changes) {
            if (tags.isEmpty()) {
                return;
            }
            changes.stream()
                    .filter(change -> change.field().startsWith(FieldChange.TAG))
                    .forEach(change ->
                            worn.computeIfPresent(change.tagId(), (_, count) -> count + (change.isAdded() ? 1 : -1)));
        }

        private @Nullable Integer lifetimeDays(int tagId) {
            TagsRecord tag = tags.get(tagId);
            return tag == null ? null : tag.getLifetimeDays();
        }
    }

    Kept of(AccountId account, List<FriendChange> changes) {
        boolean some = changes.stream().map(FriendChange::effect).anyMatch(TagKeeping::mayChangeTags);
        return new Kept(
                !some
                        ? Map.of()
                        : sql.selectFrom(TAGS)
                                .where(TAGS.ACCOUNT_ID.eq(account.value()))
                                .and(TAGS.LIMIT_TO.isNotNull().or(TAGS.LIFETIME_DAYS.isNotNull()))
                                .fetchMap(TAGS.TAG_ID));
    }

    /** Who comes back may lose their tags, and what is undone may give some back. */
    private static boolean mayChangeTags(Effect effect) {
        return switch (effect) {
            case Effect.TagAdded _, Effect.TagRemoved _, Effect.PutBack _, Effect.Followed _, Effect.Listed _ -> true;
            default -> false;
        };
    }

    /** Writes how many wear them and when they end; says whether any will end. */
    boolean save(AccountId account, Kept kept, Iterable<ChangeSets.ChangeSet> changeSets) {
        if (kept.tags.isEmpty()) {
            return false;
        }
        List<Query> statements = new ArrayList<>();
        kept.worn.forEach((id, count) -> {
            if (count != Objects.requireNonNull(kept.tags.get(id)).getWorn().intValue()) {
                statements.add(sql.update(TAGS)
                        .set(TAGS.WORN, count)
                        .where(TAGS.ACCOUNT_ID.eq(account.value()))
                        .and(TAGS.TAG_ID.eq(id)));
            }
        });
        sql.batch(statements).execute();
        List<Expiry> begun = new ArrayList<>();
        List<Expiry> over = new ArrayList<>();
        for (ChangeSets.ChangeSet changeSet : changeSets) {
            for (FieldChange change : changeSet.changes()) {
                Integer days = change.field().startsWith(FieldChange.TAG) ? kept.lifetimeDays(change.tagId()) : null;
                if (days != null) {
                    (change.isAdded() ? begun : over)
                            .add(new Expiry(
                                    changeSet.row(),
                                    change.tagId(),
                                    changeSet.at().plus(Duration.ofDays(days))));
                }
            }
        }
        forget(account, over);
        remember(account, begun);
        return !begun.isEmpty();
    }

    /** A tag that ends. */
    private record Expiry(FriendRow row, int tagId, Instant dueAt) {}

    private void forget(AccountId account, List<Expiry> over) {
        if (!over.isEmpty()) {
            sql.execute(
                    """
                    delete from friend.tag_expiries e using unnest(?::int[], ?::int[]) as o (ordinal, tag_id)
                    where e.account_id = ? and e.ordinal = o.ordinal and e.tag_id = o.tag_id
                    """,
                    over.stream().map(each -> each.row().ordinal).toArray(Integer[]::new),
                    over.stream().map(Expiry::tagId).toArray(Integer[]::new),
                    account.value());
        }
    }

    /** What is put on and taken off in one list keeps an end that comes to nothing. */
    private void remember(AccountId account, List<Expiry> begun) {
        if (!begun.isEmpty()) {
            sql.execute(
                    """
                    insert into friend.tag_expiries (account_id, ordinal, tag_id, user_id, due_at)
                    select distinct on (ordinal, tag_id) ?, ordinal, tag_id, user_id, due_at
                    from unnest(?::int[], ?::int[], ?::uuid[], ?::timestamptz[]) as b (ordinal, tag_id, user_id, due_at)
                    order by ordinal, tag_id, due_at desc
                    on conflict (account_id, ordinal, tag_id) do update set due_at = excluded.due_at
                    """,
                    account.value(),
                    begun.stream().map(each -> each.row().ordinal).toArray(Integer[]::new),
                    begun.stream().map(Expiry::tagId).toArray(Integer[]::new),
                    begun.stream().map(each -> each.row().userId).toArray(UUID[]::new),
                    begun.stream().map(each -> each.dueAt().toString()).toArray(String[]::new));
        }
    }

    /** Nobody stands for these numbers any more. */
    void forgotten(AccountId account, Collection<Integer> ordinals) {
        sql.deleteFrom(TAG_EXPIRIES)
                .where(TAG_EXPIRIES.ACCOUNT_ID.eq(account.value()))
                .and(TAG_EXPIRIES.ORDINAL.eq(DSL.any(ordinals.toArray(Integer[]::new))))
                .execute();
    }

    /** Somebody who wore these is erased. */
    void erased(AccountId account, int ordinal, Integer[] tags) {
        sql.update(TAGS)
                .set(TAGS.WORN, TAGS.WORN.minus(1))
                .where(TAGS.ACCOUNT_ID.eq(account.value()))
                .and(TAGS.LIMIT_TO.isNotNull().or(TAGS.LIFETIME_DAYS.isNotNull()))
                .and(TAGS.TAG_ID.in(tags))
                .execute();
        sql.deleteFrom(TAG_EXPIRIES)
                .where(TAG_EXPIRIES.ACCOUNT_ID.eq(account.value()))
                .and(TAG_EXPIRIES.ORDINAL.eq(ordinal))
                .execute();
    }
}
