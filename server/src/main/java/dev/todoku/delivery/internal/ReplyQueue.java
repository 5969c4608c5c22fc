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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
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

    /**
     * Takes answers that are due, marks them begun before anything leaves, and says what they were before.
     *
     * @param limit of all accounts together
     * @param limitOfAccount so that one account's thousands do not come before another's one
     * @param full accounts that take no more now
     */
    List<Claimed> claim(int limit, int limitOfAccount, Set<AccountId> full) {
        Instant now = clock.instant();
        Long[] others = full.stream().map(AccountId::value).toArray(Long[]::new);
        Field<Integer> place = rowNumber()
                .over(partitionBy(REPLIES.ACCOUNT_ID).orderBy(REPLIES.DUE_AT, REPLIES.WEBHOOK_EVENT_ID))
                .as("place");
        var due = select(REPLIES.ACCOUNT_ID, REPLIES.WEBHOOK_EVENT_ID, REPLIES.DUE_AT, place)
                .from(REPLIES)
                .where(REPLIES.DUE_AT.le(now), REPLIES.ACCOUNT_ID.ne(all(others)))
                .asTable("due");
        return scope.across(() -> {
            List<Claimed> claimed = sql.selectFrom(REPLIES)
                    .where(DSL.row(REPLIES.ACCOUNT_ID, REPLIES.WEBHOOK_EVENT_ID)
                            .in(select(due.field(REPLIES.ACCOUNT_ID), due.field(REPLIES.WEBHOOK_EVENT_ID))
                                    .from(due)
                                    .where(requireNonNull(due.field(place)).le(limitOfAccount))
                                    .orderBy(due.field(REPLIES.DUE_AT))
                                    .limit(limit)))
                    .orderBy(REPLIES.DUE_AT)
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
