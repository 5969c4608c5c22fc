package dev.todoku.action;

import static dev.todoku.action.db.Tables.TAG_ACTIONS;

import dev.todoku.action.db.tables.records.TagActionsRecord;
import dev.todoku.friend.Tag;
import dev.todoku.friend.Tags;
import dev.todoku.friend.VocabularyUse;
import dev.todoku.kernel.AccountId;
import dev.todoku.protocol.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Tags that cause something when they are put on or taken off: it may be about another word, and is lost with the tag. */
@Component
final class ActionUse implements VocabularyUse {

    private final DSLContext sql;
    private final Tags tags;

    ActionUse(DSLContext sql, Tags tags) {
        this.sql = sql;
        this.tags = tags;
    }

    @Override
    public List<User> usersOf(AccountId account, Word word) {
        List<TagActionsRecord> using = sql
                .selectFrom(TAG_ACTIONS)
                .where(TAG_ACTIONS.ACCOUNT_ID.eq(account.value()))
                .orderBy(TAG_ACTIONS.TAG_ID)
                .fetch()
                .stream()
                .filter(row -> uses(row, word))
                .toList();
        Map<Integer, String> names = tags.all(account).stream().collect(Collectors.toMap(Tag::tagId, Tag::name));
        return using.stream()
                .map(row ->
                        new User("actions of tag", row.getTagId().toString(), names.getOrDefault(row.getTagId(), "")))
                .toList();
    }

    private static boolean uses(TagActionsRecord row, Word word) {
        JsonNode added = Json.read(row.getAdded().data());
        JsonNode removed = Json.read(row.getRemoved().data());
        boolean own = word.kind() == Word.Kind.TAG && row.getTagId() == word.id();
        return own ? !added.isEmpty() || !removed.isEmpty() : word.isIn(added) || word.isIn(removed);
    }
}
