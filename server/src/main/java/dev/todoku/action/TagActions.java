package dev.todoku.action;

import static dev.todoku.action.db.Tables.TAG_ACTIONS;

import dev.todoku.action.db.tables.records.TagActionsRecord;
import dev.todoku.friend.Tags;
import dev.todoku.friend.TagsChanged;
import dev.todoku.friend.Vocabulary.Vocabularies;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What happens when a tag is put on a friend or taken off: friends emit the change, this listens, in the same transaction.
 * Tags that cause each other stop after {@link #DEPTH_MAX} steps.
 */
@Component
class TagActions {

    static final int DEPTH_MAX = 5;

    private static final Logger LOG = LoggerFactory.getLogger(TagActions.class);
    private static final String CAUSE = "by tag:";

    private final AccountScope scope;
    private final DSLContext sql;
    private final Actions actions;
    private final Tags tags;
    private final Vocabularies vocabularies;
    private final Audit audit;

    TagActions(AccountScope scope, DSLContext sql, Actions actions, Tags tags, Vocabularies vocabularies, Audit audit) {
        this.scope = scope;
        this.sql = sql;
        this.actions = actions;
        this.tags = tags;
        this.vocabularies = vocabularies;
        this.audit = audit;
    }

    /** Actions on putting on and on taking off; empty lists: none. */
    record OfTag(JsonNode added, JsonNode removed) {}

    OfTag of(AccountId account, int tagId) {
        return scope.in(account, () -> {
            requireTag(account, tagId);
            return sql.selectFrom(TAG_ACTIONS)
                    .where(TAG_ACTIONS.ACCOUNT_ID.eq(account.value()))
                    .and(TAG_ACTIONS.TAG_ID.eq(tagId))
                    .fetchOptional(row -> new OfTag(
                            Json.read(row.getAdded().data()),
                            Json.read(row.getRemoved().data())))
                    .orElseGet(() -> new OfTag(
                            Json.mapper().createArrayNode(), Json.mapper().createArrayNode()));
        });
    }

    OfTag put(AccountId account, int tagId, OfTag wish) {
        scope.in(account, () -> {
            vocabularies.keep(account);
            requireTag(account, tagId);
            check(account, wish.added(), "added");
            check(account, wish.removed(), "removed");
            TagActionsRecord row = new TagActionsRecord();
            row.setAccountId(account.value());
            row.setTagId(tagId);
            row.setAdded(JSONB.valueOf(wish.added().toString()));
            row.setRemoved(JSONB.valueOf(wish.removed().toString()));
            sql.insertInto(TAG_ACTIONS)
                    .set(row)
                    .onConflict(TAG_ACTIONS.ACCOUNT_ID, TAG_ACTIONS.TAG_ID)
                    .doUpdate()
                    .set(row)
                    .execute();
            audit.record(
                    account, "tag.actions-set", Map.of("tag", tagId, "added", wish.added(), "removed", wish.removed()));
        });
        return wish;
    }

    private void requireTag(AccountId account, int tagId) {
        if (tags.all(account).stream().noneMatch(tag -> tag.tagId() == tagId)) {
            throw Problem.notFound("unknown-tag", "tagId: got %d (expected: a tag of this account)".formatted(tagId));
        }
    }

    /** No replies: nothing that can be answered happened. */
    private void check(AccountId account, JsonNode json, String path) {
        if (json.isArray() && json.isEmpty()) {
            return;
        }
        if (actions.read(account, json, path).stream().anyMatch(Action.Reply.class::isInstance)) {
            throw Problem.unprocessable(
                    "bad-action",
                    "%s: got a reply (expected: what changes the friend; there is no event to answer)".formatted(path));
        }
    }

    @EventListener
    void changed(TagsChanged event) {
        AccountId account = event.account();
        Map<Integer, TagActionsRecord> byTag = sql.selectFrom(TAG_ACTIONS)
                .where(TAG_ACTIONS.ACCOUNT_ID.eq(account.value()))
                .and(TAG_ACTIONS.TAG_ID.in(event.changes().stream()
                        .map(TagsChanged.Change::tagId)
                        .distinct()
                        .toList()))
                .fetchMap(TAG_ACTIONS.TAG_ID);
        if (byTag.isEmpty()) {
            return;
        }
        List<Occurrence> occurrences = new ArrayList<>();
        for (TagsChanged.Change change : event.changes()) {
            TagActionsRecord row = byTag.get(change.tagId());
            JsonNode json = row == null
                    ? Json.mapper().createArrayNode()
                    : Json.read((change.added() ? row.getAdded() : row.getRemoved()).data());
            if (json.isEmpty()) {
                continue;
            }
            if (change.cause().split(CAUSE, -1).length > DEPTH_MAX) {
                LOG.warn("Account {}: actions of tags cause each other, stopped at {}", account, change.cause());
                continue;
            }
            occurrences.add(new Occurrence(
                    change.userId(),
                    change.at(),
                    CAUSE + change.tagId() + " " + change.cause(),
                    null,
                    actions.read(account, json, "then")));
        }
        actions.perform(account, occurrences);
    }
}
