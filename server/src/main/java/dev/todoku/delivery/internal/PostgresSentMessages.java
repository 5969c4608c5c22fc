package dev.todoku.delivery.internal;

import static dev.todoku.delivery.db.Tables.DELIVERIES;
import static dev.todoku.delivery.db.Tables.OUTCOMES;
import static dev.todoku.delivery.db.Tables.REPLIES;

import dev.todoku.delivery.Outcome;
import dev.todoku.delivery.SentMessages;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Until;
import dev.todoku.protocol.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the friend's chunk of each delivery's outcomes, newest delivery first, and stops where the page is full. */
@Component
final class PostgresSentMessages implements SentMessages {

    private static final int CHUNK_BITS = 16;
    private static final int FETCH = 200;
    private static final Field<String> DELIVERY = Until.named("sent:", DELIVERIES.DELIVERY_ID);
    private static final Field<String> REPLY = Until.named("reply:", REPLIES.WEBHOOK_EVENT_ID);

    private final AccountScope scope;
    private final DSLContext sql;

    PostgresSentMessages(AccountScope scope, DSLContext sql) {
        this.scope = scope;
        this.sql = sql;
    }

    @Override
    public List<Sent> before(AccountId account, int ordinal, Until until, int limit) {
        return scope.in(account, () -> {
            List<Sent> all = new ArrayList<>(replies(account, ordinal, until, limit));
            all.addAll(deliveries(account, ordinal, until, limit));
            all.sort(Comparator.comparing(Sent::at).thenComparing(Sent::key).reversed());
            return all.stream().limit(limit).toList();
        });
    }

    private List<Sent> replies(AccountId account, int ordinal, Until until, int limit) {
        return sql.select(REPLY, REPLIES.asterisk())
                .from(REPLIES)
                .where(REPLIES.ACCOUNT_ID.eq(account.value()))
                .and(REPLIES.ORDINAL.eq(ordinal))
                .and(until.before(REPLIES.RECEIVED_AT, REPLY))
                .orderBy(Until.order(REPLIES.RECEIVED_AT, REPLY))
                .limit(limit)
                .fetch(row -> new Sent(
                        row.get(REPLY),
                        row.get(REPLIES.RECEIVED_AT),
                        "reply",
                        row.get(REPLIES.STATE).toLowerCase(Locale.ROOT),
                        null,
                        row.get(REPLIES.WHY),
                        Json.read(row.get(REPLIES.MESSAGES))));
    }

    private List<Sent> deliveries(AccountId account, int ordinal, Until until, int limit) {
        List<Sent> found = new ArrayList<>();
        var query = sql.select(DELIVERY, OUTCOMES.OUTCOME, OUTCOMES.ORDINALS, DELIVERIES.asterisk())
                .from(OUTCOMES)
                .join(DELIVERIES)
                .on(DELIVERIES.ACCOUNT_ID.eq(OUTCOMES.ACCOUNT_ID))
                .and(DELIVERIES.DELIVERY_ID.eq(OUTCOMES.DELIVERY_ID))
                .where(chunk(account, ordinal))
                .and(until.before(DELIVERIES.STARTED_AT, DELIVERY))
                .orderBy(Until.order(DELIVERIES.STARTED_AT, DELIVERY))
                .fetchSize(FETCH);
        try (Cursor<? extends Record> rows = query.fetchLazy()) {
            for (Record row : rows) {
                if (Bitmaps.of(row.get(OUTCOMES.ORDINALS)).contains(ordinal)) {
                    found.add(sent(row));
                }
                if (found.size() == limit) {
                    break;
                }
            }
        }
        return found;
    }

    private static Sent sent(Record row) {
        boolean accepted = row.get(OUTCOMES.OUTCOME).equals(Outcome.ACCEPTED.name());
        return new Sent(
                row.get(DELIVERY),
                row.get(DELIVERIES.STARTED_AT),
                row.get(DELIVERIES.ROUTE).toLowerCase(Locale.ROOT),
                row.get(OUTCOMES.OUTCOME).toLowerCase(Locale.ROOT),
                row.get(DELIVERIES.CAMPAIGN),
                accepted ? null : text(row.get(DELIVERIES.WHY)),
                Json.read(row.get(DELIVERIES.MESSAGES)));
    }

    private static @Nullable String text(@Nullable JSONB why) {
        return why == null ? null : Json.read(why.data()).path("text").asString();
    }

    @Override
    public List<Instant> receivedSince(AccountId account, int ordinal, Instant since) {
        return scope.in(
                account,
                () -> sql
                        .select(DELIVERIES.STARTED_AT, OUTCOMES.ORDINALS)
                        .from(OUTCOMES)
                        .join(DELIVERIES)
                        .on(DELIVERIES.ACCOUNT_ID.eq(OUTCOMES.ACCOUNT_ID))
                        .and(DELIVERIES.DELIVERY_ID.eq(OUTCOMES.DELIVERY_ID))
                        .where(chunk(account, ordinal))
                        .and(OUTCOMES.OUTCOME.eq(Outcome.ACCEPTED.name()))
                        .and(DELIVERIES.STARTED_AT.ge(since))
                        .orderBy(DELIVERIES.STARTED_AT)
                        .fetch()
                        .stream()
                        .filter(row -> Bitmaps.of(row.value2()).contains(ordinal))
                        .map(row -> row.value1())
                        .toList());
    }

    private static Condition chunk(AccountId account, int ordinal) {
        return OUTCOMES.ACCOUNT_ID.eq(account.value()).and(OUTCOMES.CHUNK.eq(ordinal >>> CHUNK_BITS));
    }
}
