package dev.todoku.reply;

import static dev.todoku.reply.db.Tables.DIALOGUES;
import static dev.todoku.reply.db.Tables.RULES;

import dev.todoku.friend.VocabularyUse;
import dev.todoku.kernel.AccountId;
import dev.todoku.protocol.Json;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;

/** Rules and dialogues that fill an attribute or put on a tag. */
@Component
final class ReplyUse implements VocabularyUse {

    private final DSLContext sql;

    ReplyUse(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<User> usersOf(AccountId account, Word word) {
        Stream<User> rules =
                sql
                        .selectFrom(RULES)
                        .where(RULES.ACCOUNT_ID.eq(account.value()))
                        .orderBy(RULES.POSITION)
                        .fetch()
                        .stream()
                        .filter(row -> isIn(word, row.getTrigger(), row.getActions()))
                        .map(row -> new User("rule", row.getRuleId().toString(), row.getName()));
        Stream<User> dialogues = sql
                .selectFrom(DIALOGUES)
                .where(DIALOGUES.ACCOUNT_ID.eq(account.value()))
                .orderBy(DIALOGUES.POSITION)
                .fetch()
                .stream()
                .filter(row -> isIn(word, row.getTrigger(), row.getQuestions(), row.getActions()))
                .map(row -> new User("dialogue", row.getDialogueId().toString(), row.getName()));
        return Stream.concat(rules, dialogues).toList();
    }

    private static boolean isIn(Word word, JSONB... parts) {
        return Stream.of(parts).anyMatch(part -> word.isIn(Json.read(part.data())));
    }
}
