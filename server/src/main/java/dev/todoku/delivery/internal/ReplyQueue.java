package dev.todoku.delivery.internal;

import static dev.todoku.delivery.db.Tables.REPLIES;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import dev.todoku.delivery.Replies;
import dev.todoku.delivery.ReplyOrder;
import dev.todoku.delivery.db.tables.records.RepliesRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The answers' rows. One process at a time works them off and knows what it has in hand; what it leaves behind when it is
 * killed is due still.
 */
@Repository
class ReplyQueue implements Replies {

    /** A reply token may be repeated with a redelivered event until 20 minutes after the event; then it is dead for sure. */
    private static final Duration TOKEN_LIFE_MAX = Duration.ofMinutes(21);

    private final DSLContext sql;
    private final AccountScope scope;
    private final InstantSource clock;

    ReplyQueue(DSLContext sql, AccountScope scope, InstantSource clock) {
        this.sql = sql;
        this.scope = scope;
        this.clock = clock;
    }

    @Override
    public void queue(AccountId account, List<ReplyOrder> orders) {
        Instant now = clock.instant();
        List<RepliesRecord> rows =
                orders.stream().map(order -> row(account, order, now)).toList();
        sql.batch(rows.stream()
                        .map(row -> sql.insertInto(REPLIES).set(row).onConflictDoNothing())
                        .toList())
                .execute();
    }

    private static RepliesRecord row(AccountId account, ReplyOrder order, Instant now) {
        RepliesRecord row = new RepliesRecord();
        row.setAccountId(account.value());
        row.setWebhookEventId(order.webhookEventId());
        row.setOrdinal(order.ordinal());
        row.setReplyToken(order.replyToken());
        row.setMessages(order.messagesJson());
        row.setState(ReplyState.QUEUED.name());
        row.setAttempts(0);
        row.setReceivedAt(order.eventAt());
        row.setDueAt(now);
        return row;
    }

    /**
     * Answers that are due, the longest due first.
     *
     * @param limit of all accounts together
     * @param limitOfAccount so that one account's thousands do not come before another's one
     * @param full accounts that take no more now
     * @param underWay answers that the caller has in hand
     */
    List<Claimed> due(int limit, int limitOfAccount, Set<AccountId> full, Collection<AnswerKey> underWay) {
        Instant now = clock.instant();
        Long[] others = full.stream().map(AccountId::value).toArray(Long[]::new);
        Field<Integer> place = rowNumber()
                .over(partitionBy(REPLIES.ACCOUNT_ID).orderBy(REPLIES.DUE_AT, REPLIES.WEBHOOK_EVENT_ID))
                .as("place");
        Condition inHand = DSL.condition(
                "({0}, {1}) in (select * from unnest({2}::bigint[], {3}::text[]))",
                REPLIES.ACCOUNT_ID,
                REPLIES.WEBHOOK_EVENT_ID,
                DSL.val(underWay.stream().map(key -> key.account().value()).toArray(Long[]::new)),
                DSL.val(underWay.stream().map(AnswerKey::webhookEventId).toArray(String[]::new)));
        var due = select(REPLIES.ACCOUNT_ID, REPLIES.WEBHOOK_EVENT_ID, place)
                .from(REPLIES)
                .where(REPLIES.DUE_AT.le(now), REPLIES.ACCOUNT_ID.ne(all(others)))
                .andNot(inHand)
                .asTable("due");
        return scope.across(() -> sql.select(REPLIES)
                .from(REPLIES)
                .join(due)
                .on(REPLIES.ACCOUNT_ID.eq(due.field(REPLIES.ACCOUNT_ID)))
                .and(REPLIES.WEBHOOK_EVENT_ID.eq(due.field(REPLIES.WEBHOOK_EVENT_ID)))
                .where(requireNonNull(due.field(place)).le(limitOfAccount))
                .orderBy(REPLIES.DUE_AT)
                .limit(limit)
                .fetch(found -> claimed(found.value1(), now)));
    }

    private static Claimed claimed(RepliesRecord row, Instant now) {
        ReplyState state = ReplyState.valueOf(row.getState());
        return new Claimed(
                new AnswerKey(new AccountId(row.getAccountId()), row.getWebhookEventId()),
                row.getReplyToken(),
                row.getMessages(),
                state != ReplyState.QUEUED,
                state,
                row.getAttempts(),
                row.getReceivedAt(),
                row.getReceivedAt().plus(TOKEN_LIFE_MAX).isBefore(now));
    }

    /**
     * Marks answers begun before anything leaves.
     *
     * @return those that are; the others' rows are gone, and nothing may be sent for them
     */
    List<Claimed> begin(List<Claimed> some) {
        List<Claimed> begun = some.stream().map(Claimed::begun).toList();
        int[] rows = scope.across(() -> sql.batch(begun.stream()
                        .map(one -> sql.update(REPLIES)
                                .set(REPLIES.STATE, one.state().name())
                                .set(REPLIES.ATTEMPTS, one.attempts())
                                // As it was, or as it is if this is said again because its commit's answer was lost.
                                .where(is(one.key()), REPLIES.ATTEMPTS.between(one.attempts() - 1, one.attempts())))
                        .toList())
                .execute());
        return IntStream.range(0, rows.length)
                .filter(i -> rows[i] > 0)
                .mapToObj(begun::get)
                .toList();
    }

    /**
     * Writes what became of answers, to the rows that still stand as they were in hand; {@code again} is when to try those
     * that are not finished. May be said again.
     */
    void settle(List<Settled> settled) {
        Instant now = clock.instant();
        scope.across(() -> sql.batch(settled.stream()
                        .map(one -> sql.update(REPLIES)
                                .set(REPLIES.STATE, one.state().name())
                                .set(REPLIES.WHY, one.why())
                                .set(REPLIES.DUE_AT, one.again())
                                .set(REPLIES.SENT_AT, one.state() == ReplyState.SENT ? now : null)
                                .where(
                                        is(one.claimed().key()),
                                        REPLIES.STATE.eq(one.claimed().state().name()),
                                        REPLIES.ATTEMPTS.eq(one.claimed().attempts())))
                        .toList())
                .execute());
    }

    private static Condition is(AnswerKey key) {
        return REPLIES.ACCOUNT_ID.eq(key.account().value()).and(REPLIES.WEBHOOK_EVENT_ID.eq(key.webhookEventId()));
    }

    Optional<Instant> nextDue() {
        return scope.across(() -> Optional.ofNullable(
                sql.select(min(REPLIES.DUE_AT)).from(REPLIES).fetchSingle().value1()));
    }

    /** Names an answer: the event it answers. */
    record AnswerKey(AccountId account, String webhookEventId) {}

    /**
     * An answer in hand.
     *
     * @param wasBegun an earlier attempt's outcome is not known
     * @param state as its row says
     * @param attempts begun so far, as its row says
     * @param tokenIsDead its token cannot work any more
     */
    record Claimed(
            AnswerKey key,
            String replyToken,
            String messagesJson,
            boolean wasBegun,
            ReplyState state,
            int attempts,
            Instant receivedAt,
            boolean tokenIsDead) {

        AccountId account() {
            return key.account();
        }

        Claimed begun() {
            return new Claimed(
                    key, replyToken, messagesJson, wasBegun, ReplyState.SENDING, attempts + 1, receivedAt, tokenIsDead);
        }
    }

    record Settled(
            Claimed claimed,
            ReplyState state,
            @Nullable String why,
            @Nullable Instant again) {}
}
