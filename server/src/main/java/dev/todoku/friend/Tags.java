package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.FRIENDS;
import static dev.todoku.friend.db.Tables.TAGS;

import dev.todoku.friend.db.tables.records.TagsRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The tags an account can put on its friends.
 */
@Component
public final class Tags {

    /** Most tags of one account. */
    static final int COUNT_MAX = 1_000;

    private final AccountScope scope;
    private final DSLContext sql;
    private final Counters counters;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Tags(
            AccountScope scope,
            DSLContext sql,
            Counters counters,
            Audit audit,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.counters = counters;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** All of them: at most {@value #COUNT_MAX}. Those at the top first, then folder after folder, which stand where the
     * first of theirs does, each in order of position. */
    public List<Tag> all(AccountId account) {
        return scope.in(
                account,
                () -> sql.selectFrom(TAGS)
                        .where(TAGS.ACCOUNT_ID.eq(account.value()))
                        .orderBy(
                                DSL.field(TAGS.FOLDER.isNotNull()),
                                DSL.min(TAGS.POSITION).over(DSL.partitionBy(TAGS.FOLDER)),
                                TAGS.FOLDER,
                                TAGS.POSITION,
                                TAGS.TAG_ID)
                        .fetch(row -> new Tag(
                                row.getTagId(),
                                row.getName(),
                                row.getFolder(),
                                row.getPosition(),
                                row.getLimitTo(),
                                row.getLifetimeDays())));
    }

    /** Makes a new one, that any number may wear for ever. */
    public Tag create(AccountId account, String name) {
        return create(account, new TagWish(name, null, null, null, null));
    }

    /**
     * Makes a new one.
     *
     * @throws Problem 422 for what breaks a limit, 409 for a name that is taken
     */
    public Tag create(AccountId account, TagWish wish) {
        wish.checked(0);
        return scope.in(account, () -> {
            counters.lock(account);
            List<Tag> present = all(account);
            requireFree(present, wish.name());
            if (present.size() >= COUNT_MAX) {
                throw Problem.conflict(
                        "too-many-tags", "tags: got one more than %d (expected: at most that)".formatted(COUNT_MAX));
            }
            Tag made = wish.checked(counters.takeTag(account));
            TagsRecord row = row(account, made);
            row.setCreatedAt(clock.instant());
            sql.insertInto(TAGS).set(row).execute();
            audit.record(account, "tag.created", Map.of("name", wish.name()));
            events.publishEvent(new VocabularyChanged(account));
            return made;
        });
    }

    /**
     * Puts another wish in its place. Who wears it keeps it, above a new limit too; a lifetime is of those who get it later.
     * Its name stays: rules, audiences and campaigns call it by that.
     *
     * @throws Problem 404 for an unknown tag, 409 for another name
     */
    public Tag replace(AccountId account, int tagId, TagWish wish) {
        Tag made = wish.checked(tagId);
        return scope.in(account, () -> {
            counters.lock(account);
            requireSameName(account, tagId, wish.name());
            TagsRecord row = row(account, made);
            row.setWorn(worn(account, made));
            sql.update(TAGS)
                    .set(row)
                    .where(TAGS.ACCOUNT_ID.eq(account.value()))
                    .and(TAGS.TAG_ID.eq(tagId))
                    .execute();
            audit.record(account, "tag.replaced", Map.of("tag", tagId, "name", wish.name()));
            events.publishEvent(new VocabularyChanged(account));
            return made;
        });
    }

    /** Counted only for those that must be kept to. */
    private int worn(AccountId account, Tag tag) {
        return tag.limit() == null && tag.lifetimeDays() == null
                ? 0
                : sql.fetchCount(
                        FRIENDS,
                        FRIENDS.ACCOUNT_ID
                                .eq(account.value())
                                .and(DSL.condition("{0} @> array[{1}]", FRIENDS.TAGS, DSL.val(tag.tagId()))));
    }

    private static TagsRecord row(AccountId account, Tag tag) {
        TagsRecord row = new TagsRecord();
        row.setAccountId(account.value());
        row.setTagId(tag.tagId());
        row.setName(tag.name());
        row.setFolder(tag.folder());
        row.setPosition(tag.position());
        row.setLimitTo(tag.limit());
        row.setLifetimeDays(tag.lifetimeDays());
        return row;
    }

    private void requireSameName(AccountId account, int tagId, String name) {
        Tag before = all(account).stream()
                .filter(tag -> tag.tagId() == tagId)
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                        "unknown-tag", "tagId: got %d (expected: a tag of this account)".formatted(tagId)));
        if (!before.name().equals(name)) {
            throw Problem.conflict(
                    "name-is-fixed", "name: got '%s' (expected: '%s', as it was made)".formatted(name, before.name()));
        }
    }

    private static void requireFree(List<Tag> present, String name) {
        if (present.stream().anyMatch(tag -> tag.name().equals(name))) {
            throw Problem.conflict(
                    "tag-exists", "name: got '%s', which is taken (expected: a new name)".formatted(name));
        }
    }
}
