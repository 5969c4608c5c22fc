package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.TAGS;
import static dev.todoku.friend.db.Tables.TAG_EXPIRIES;

import dev.todoku.friend.db.tables.records.TagsRecord;
import dev.todoku.kernel.AccountId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Query;
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

        /** Whether nobody else can wear it now. */
        boolean isFull(int tagId) {
            TagsRecord tag = tags.get(tagId);
            return tag != null && tag.getLimitTo() != null && worn.getOrDefault(tagId, 0) >= tag.getLimitTo();
        }

        void count(List<FieldChange> changes) {
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
        boolean none = changes.stream()
                .map(FriendChange::effect)
                .noneMatch(effect -> effect instanceof Effect.TagAdded || effect instanceof Effect.TagRemoved);
        return new Kept(
                none
                        ? Map.of()
                        : sql.selectFrom(TAGS)
                                .where(TAGS.ACCOUNT_ID.eq(account.value()))
                                .and(TAGS.LIMIT_TO.isNotNull().or(TAGS.LIFETIME_DAYS.isNotNull()))
                                .fetchMap(TAGS.TAG_ID));
    }

    /** Writes how many wear them and when they end; says whether any will end. */
    boolean save(AccountId account, Kept kept, Iterable<ChangeSets.ChangeSet> changeSets) {
        if (kept.tags.isEmpty()) {
            return false;
        }
        List<Query> statements = new ArrayList<>();
        kept.worn.forEach((id, count) -> statements.add(sql.update(TAGS)
                .set(TAGS.WORN, count)
                .where(TAGS.ACCOUNT_ID.eq(account.value()))
                .and(TAGS.TAG_ID.eq(id))));
        boolean ends = false;
        for (ChangeSets.ChangeSet changeSet : changeSets) {
            for (FieldChange change : changeSet.changes()) {
                Integer days = change.field().startsWith(FieldChange.TAG) ? kept.lifetimeDays(change.tagId()) : null;
                if (days != null) {
                    statements.add(expiry(account, changeSet, change, days));
                    ends |= change.isAdded();
                }
            }
        }
        sql.batch(statements).execute();
        return ends;
    }

    private Query expiry(AccountId account, ChangeSets.ChangeSet changeSet, FieldChange change, int days) {
        if (!change.isAdded()) {
            return sql.deleteFrom(TAG_EXPIRIES)
                    .where(TAG_EXPIRIES.ACCOUNT_ID.eq(account.value()))
                    .and(TAG_EXPIRIES.ORDINAL.eq(changeSet.row().ordinal))
                    .and(TAG_EXPIRIES.TAG_ID.eq(change.tagId()));
        }
        return sql.insertInto(TAG_EXPIRIES)
                .set(TAG_EXPIRIES.ACCOUNT_ID, account.value())
                .set(TAG_EXPIRIES.ORDINAL, changeSet.row().ordinal)
                .set(TAG_EXPIRIES.TAG_ID, change.tagId())
                .set(TAG_EXPIRIES.USER_ID, changeSet.row().userId)
                .set(TAG_EXPIRIES.DUE_AT, changeSet.at().plus(Duration.ofDays(days)))
                .onConflict(TAG_EXPIRIES.ACCOUNT_ID, TAG_EXPIRIES.ORDINAL, TAG_EXPIRIES.TAG_ID)
                .doUpdate()
                .set(TAG_EXPIRIES.DUE_AT, changeSet.at().plus(Duration.ofDays(days)));
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
