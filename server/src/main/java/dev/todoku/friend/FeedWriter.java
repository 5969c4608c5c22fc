package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.FACTS;

import dev.todoku.friend.ChangeSets.ChangeSet;
import dev.todoku.kernel.AccountId;
import dev.todoku.protocol.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one writer of the feed and of facts. It tells of every entry ({@link FriendsChanged}): whoever follows the feed asks
 * the database only when told. Inside an account's scope.
 */
@Component
final class FeedWriter {

    private static final String TRANSACTION = "pg_current_xact_id()::text::bigint";

    private final DSLContext sql;
    private final ApplicationEventPublisher events;

    FeedWriter(DSLContext sql, ApplicationEventPublisher events) {
        this.sql = sql;
        this.events = events;
    }

    /** An entry for each friend. */
    void changed(AccountId account, Instant at, Collection<ChangeSet> changeSets) {
        if (changeSets.isEmpty()) {
            return;
        }
        ArrayNode entries = Json.mapper().createArrayNode();
        for (ChangeSet changeSet : changeSets) {
            ObjectNode entry = entries.addObject();
            entry.put("ordinal", changeSet.row().ordinal);
            ArrayNode fields = entry.putArray("fields");
            changeSet.changes().forEach(change -> fields.add(change.field()));
        }
        sql.execute("""
                insert into friend.feed (account_id, transaction, at, ordinal, fields)
                select ?, %s, ?::timestamptz, e.ordinal, e.fields
                from jsonb_to_recordset(?::jsonb) as e (ordinal int, fields text[])
                """.formatted(TRANSACTION), account.value(), at, entries.toString());
        tell(account);
    }

    /** One entry for all of them. */
    void changed(AccountId account, Instant at, Collection<Integer> ordinals, Collection<String> fields) {
        if (ordinals.isEmpty()) {
            return;
        }
        sql.execute(
                """
                insert into friend.feed (account_id, transaction, at, ordinals, fields)
                values (?, %s, ?::timestamptz, ?, ?)
                """.formatted(TRANSACTION),
                account.value(),
                at,
                ordinals.toArray(Integer[]::new),
                fields.toArray(String[]::new));
        tell(account);
    }

    /** Something happened to all of them, on this day where the account is. */
    void happened(AccountId account, Instant at, LocalDate day, Fact fact, String subject, RoaringBitmap ordinals) {
        sql.insertInto(FACTS)
                .set(FACTS.ACCOUNT_ID, account.value())
                .set(FACTS.TRANSACTION, DSL.field(TRANSACTION, Long.class))
                .set(FACTS.AT, at)
                .set(FACTS.DAY, day)
                .set(FACTS.FACT, fact.word())
                .set(FACTS.SUBJECT, subject)
                .set(FACTS.ORDINALS, Bitmaps.bytes(ordinals))
                .execute();
        tell(account);
    }

    private void tell(AccountId account) {
        events.publishEvent(new FriendsChanged(account));
    }
}
