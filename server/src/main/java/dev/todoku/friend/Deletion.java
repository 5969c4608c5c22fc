package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.ATTRIBUTES;
import static dev.todoku.friend.db.Tables.DELETIONS;
import static dev.todoku.friend.db.Tables.TAGS;

import dev.todoku.friend.VocabularyUse.User;
import dev.todoku.friend.VocabularyUse.Word;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Deletes attributes and tags that nothing calls any more. From then on nobody sees them; what friends have of them is taken
 * away by {@link DeletionWork}.
 */
@Component
public final class Deletion {

    private static final int USERS_SHOWN_MAX = 100;

    private final AccountScope scope;
    private final DSLContext sql;
    private final Counters counters;
    private final Attributes attributes;
    private final Tags tags;
    private final ObjectProvider<VocabularyUse> uses;
    private final AccountLoop deletions;
    private final Audit audit;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Deletion(
            AccountScope scope,
            DSLContext sql,
            Counters counters,
            Attributes attributes,
            Tags tags,
            ObjectProvider<VocabularyUse> uses,
            AccountLoop deletionLoop,
            Audit audit,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.scope = scope;
        this.sql = sql;
        this.counters = counters;
        this.attributes = attributes;
        this.tags = tags;
        this.uses = uses;
        this.deletions = deletionLoop;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Deletes an attribute with its values.
     *
     * @throws Problem 404 for an unknown key, 409 {@code in-use} with its {@code users}
     */
    public void ofAttribute(AccountId account, String key) {
        delete(
                account,
                () -> attributes.all(account).stream()
                        .filter(attribute -> attribute.key().equals(key))
                        .findFirst()
                        .map(attribute -> new Word(Word.Kind.ATTRIBUTE, attribute.attributeId(), key))
                        .orElseThrow(() -> Problem.notFound(
                                "unknown-attribute",
                                "key: got '%s' (expected: an attribute of this account)".formatted(key))));
    }

    /**
     * Deletes a tag, and takes it off whoever wears it.
     *
     * @throws Problem 404 for an unknown tag, 409 {@code in-use} with its {@code users}
     */
    public void ofTag(AccountId account, int tagId) {
        delete(
                account,
                () -> tags.all(account).stream()
                        .filter(tag -> tag.tagId() == tagId)
                        .findFirst()
                        .map(tag -> new Word(Word.Kind.TAG, tagId, tag.name()))
                        .orElseThrow(() -> Problem.notFound(
                                "unknown-tag", "tagId: got %d (expected: a tag of this account)".formatted(tagId))));
    }

    private void delete(AccountId account, Supplier<Word> found) {
        scope.in(account, () -> {
            counters.lock(account); // whoever makes a new use of it holds the same row
            Word word = found.get();
            requireUnused(account, word);
            if (word.kind() == Word.Kind.TAG) {
                sql.deleteFrom(TAGS)
                        .where(TAGS.ACCOUNT_ID.eq(account.value()), TAGS.TAG_ID.eq(word.id()))
                        .execute();
            } else {
                sql.deleteFrom(ATTRIBUTES)
                        .where(ATTRIBUTES.ACCOUNT_ID.eq(account.value()), ATTRIBUTES.ATTRIBUTE_ID.eq(word.id()))
                        .execute();
            }
            sql.insertInto(DELETIONS)
                    .set(DELETIONS.ACCOUNT_ID, account.value())
                    .set(DELETIONS.KIND, word.kind().word())
                    .set(DELETIONS.ID, word.id())
                    .set(DELETIONS.NAME, word.name())
                    .set(DELETIONS.DONE_TO, -1)
                    .set(DELETIONS.AT, clock.instant())
                    .execute();
            events.publishEvent(new VocabularyChanged(account));
            audit.record(
                    account,
                    word.kind().word() + ".deleted",
                    Map.of(word.kind() == Word.Kind.TAG ? "name" : "key", word.name()));
        });
        deletions.signal(account);
    }

    private void requireUnused(AccountId account, Word word) {
        List<User> users = uses.orderedStream()
                .flatMap(use -> use.usersOf(account, word).stream())
                .limit(USERS_SHOWN_MAX)
                .toList();
        if (!users.isEmpty()) {
            String names = users.stream()
                    .map(user -> "%s '%s'".formatted(user.kind(), user.name()))
                    .collect(Collectors.joining(", "));
            throw Problem.conflict(
                            "in-use",
                            "%s: got '%s', which is used by %s (expected: one that nothing uses)"
                                    .formatted(word.kind().word(), word.name(), names))
                    .with("users", users);
        }
    }
}
