package dev.todoku.reply;

import static dev.todoku.reply.db.Tables.TALKS;

import dev.todoku.friend.FriendTraces;
import dev.todoku.kernel.AccountId;
import dev.todoku.reply.db.tables.records.TalksRecord;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where friends stand in dialogues, inside the account's scope. */
@Component
class Talks implements FriendTraces {

    private final DSLContext sql;

    Talks(DSLContext sql) {
        this.sql = sql;
    }

    /** By ordinal; who is in no dialogue is missing. */
    Map<Integer, Talk> of(AccountId account, Collection<Integer> ordinals) {
        return sql.selectFrom(TALKS)
                .where(TALKS.ACCOUNT_ID.eq(account.value()))
                .and(TALKS.ORDINAL.eq(DSL.any(ordinals.toArray(Integer[]::new))))
                .fetchMap(
                        TALKS.ORDINAL,
                        row -> new Talk(row.getDialogueId(), row.getQuestion(), row.getAskedAt(), row.getTimes()));
    }

    /** Writes where friends stand now; null: in no dialogue any more. */
    void save(AccountId account, Map<Integer, @Nullable Talk> talks) {
        sql.batch(talks.entrySet().stream()
                        .map(each -> statement(account, each.getKey(), each.getValue()))
                        .toList())
                .execute();
    }

    private Query statement(AccountId account, int ordinal, @Nullable Talk talk) {
        if (talk == null) {
            return sql.deleteFrom(TALKS)
                    .where(TALKS.ACCOUNT_ID.eq(account.value()))
                    .and(TALKS.ORDINAL.eq(ordinal));
        }
        TalksRecord row = new TalksRecord();
        row.setAccountId(account.value());
        row.setOrdinal(ordinal);
        row.setDialogueId(talk.dialogueId());
        row.setQuestion(talk.question());
        row.setAskedAt(talk.askedAt());
        row.setTimes(talk.times());
        return sql.insertInto(TALKS)
                .set(row)
                .onConflict(TALKS.ACCOUNT_ID, TALKS.ORDINAL)
                .doUpdate()
                .set(row);
    }

    void forget(AccountId account, UUID dialogue) {
        sql.deleteFrom(TALKS)
                .where(TALKS.ACCOUNT_ID.eq(account.value()))
                .and(TALKS.DIALOGUE_ID.eq(dialogue))
                .execute();
    }

    @Override
    public boolean erase(AccountId account, int ordinal) {
        sql.deleteFrom(TALKS)
                .where(TALKS.ACCOUNT_ID.eq(account.value()))
                .and(TALKS.ORDINAL.eq(ordinal))
                .execute();
        return true;
    }
}
