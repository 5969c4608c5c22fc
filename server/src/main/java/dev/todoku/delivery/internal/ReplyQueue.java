package dev.todoku.delivery.internal;

import static dev.todoku.delivery.db.Tables.REPLIES;
import static org.jooq.impl.DSL.min;

import dev.todoku.delivery.Replies;
import dev.todoku.delivery.ReplyOrder;
import dev.todoku.delivery.db.tables.records.RepliesRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The answers' rows. */
@Repository
class ReplyQueue implements Replies {

    /** A reply token may be repeated with a redelivered event until 20 minutes after the event; then it is dead for sure. */
    private static final Duration TOKEN_LIFE_MAX = Duration.ofMinutes(21);

    /** Longer than a request to LINE can take: what is still SENDING by then has lost its sender. */
    private static final Duration CLAIM = Duration.ofSeconds(30);

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

    /** Takes answers that are due, marks them begun before anything leaves, and says what they were before. */
    List<Claimed> claim(int limit) {
        Instant now = clock.instant();
        return scope.across(() -> {
            List<Claimed> claimed = sql.selectFrom(REPLIES)
                    .where(REPLIES.DUE_AT.le(now))
                    .orderBy(REPLIES.DUE_AT)
                    .limit(limit)
                    .forUpdate()
                    .skipLocked()
                    .fetch(row -> new Claimed(
                            new AccountId(row.getAccountId()),
                            row.getWebhookEventId(),
                            row.getReplyToken(),
                            row.getMessages(),
                            ReplyState.valueOf(row.getState()) != ReplyState.QUEUED,
                            row.getAttempts() + 1,
                            row.getReceivedAt(),
                            row.getReceivedAt().plus(TOKEN_LIFE_MAX).isBefore(now)));
            sql.batch(claimed.stream()
                            .map(one -> sql.update(REPLIES)
                                    .set(REPLIES.STATE, ReplyState.SENDING.name())
                                    .set(REPLIES.ATTEMPTS, one.attempts())
                                    .set(REPLIES.DUE_AT, now.plus(CLAIM))
                                    .where(
                                            REPLIES.ACCOUNT_ID.eq(one.account().value()),
                                            REPLIES.WEBHOOK_EVENT_ID.eq(one.webhookEventId())))
                            .toList())
                    .execute();
            return claimed;
        });
    }

    /** Writes what became of claimed answers; {@code again} is when to try those that are not finished. */
    void settle(List<Settled> settled) {
        Instant now = clock.instant();
        scope.across(() -> {
            sql.batch(settled.stream()
                            .map(one -> sql.update(REPLIES)
                                    .set(REPLIES.STATE, one.state().name())
                                    .set(REPLIES.WHY, one.why())
                                    .set(REPLIES.DUE_AT, one.again())
                                    .set(REPLIES.SENT_AT, one.state() == ReplyState.SENT ? now : null)
                                    .where(
                                            REPLIES.ACCOUNT_ID.eq(
                                                    one.claimed().account().value()),
                                            REPLIES.WEBHOOK_EVENT_ID.eq(
                                                    one.claimed().webhookEventId())))
                            .toList())
                    .execute();
            return settled.size();
        });
    }

    Optional<Instant> nextDue() {
        return scope.across(() -> Optional.ofNullable(
                sql.select(min(REPLIES.DUE_AT)).from(REPLIES).fetchSingle().value1()));
    }

    /**
     * An answer taken for sending.
     *
     * @param wasBegun an earlier attempt's outcome is not known
     * @param tokenIsDead its token cannot work any more
     */
    record Claimed(
            AccountId account,
            String webhookEventId,
            String replyToken,
            String messagesJson,
            boolean wasBegun,
            int attempts,
            Instant receivedAt,
            boolean tokenIsDead) {}

    record Settled(
            Claimed claimed,
            ReplyState state,
            @Nullable String why,
            @Nullable Instant again) {}
}
