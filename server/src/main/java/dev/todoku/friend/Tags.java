package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.TAGS;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * The tags an account can put on its friends.
 */
@Component
public final class Tags {

    /** Most tags of one account. */
    static final int COUNT_MAX = 1_000;

    private static final int NAME_LENGTH_MAX = 100;

    private final AccountScope scope;
    private final DSLContext sql;
    private final Counters counters;
    private final Audit audit;
    private final InstantSource clock;

    Tags(AccountScope scope, DSLContext sql, Counters counters, Audit audit, InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.counters = counters;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of them, in the order they were made. */
    public List<Tag> all(AccountId account) {
        return scope.in(
                account,
                () -> sql.selectFrom(TAGS)
                        .where(TAGS.ACCOUNT_ID.eq(account.value()))
                        .orderBy(TAGS.TAG_ID)
                        .fetch(row -> new Tag(row.getTagId(), row.getName())));
    }

    /**
     * Makes a new one.
     *
     * @throws Problem 422 for what breaks a limit, 409 for a name that is taken
     */
    public Tag create(AccountId account, String name) {
        if (name.isBlank() || name.length() > NAME_LENGTH_MAX || name.chars().anyMatch(c -> c < ' ')) {
            throw Problem.unprocessable(
                    "bad-name",
                    "name: got '%s' (expected: 1 to %d characters, no control characters)"
                            .formatted(name, NAME_LENGTH_MAX));
        }
        return scope.in(account, () -> {
            counters.lock(account);
            List<Tag> present = all(account);
            if (present.stream().anyMatch(tag -> tag.name().equals(name))) {
                throw Problem.conflict(
                        "tag-exists", "name: got '%s', which is taken (expected: a new name)".formatted(name));
            }
            if (present.size() >= COUNT_MAX) {
                throw Problem.conflict(
                        "too-many-tags", "tags: got one more than %d (expected: at most that)".formatted(COUNT_MAX));
            }
            Tag made = new Tag(counters.takeTag(account), name);
            sql.insertInto(TAGS)
                    .set(TAGS.ACCOUNT_ID, account.value())
                    .set(TAGS.TAG_ID, made.tagId())
                    .set(TAGS.NAME, name)
                    .set(TAGS.CREATED_AT, clock.instant())
                    .execute();
            audit.record(account, "tag.created", Map.of("name", name));
            return made;
        });
    }
}
