package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.TAG_EXPIRIES;

import dev.todoku.friend.db.tables.records.TagExpiriesRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Takes tags off whose time is over. */
@Component
final class TagExpiry implements AccountLoop.Work {

    static final String CAUSE = "expiry";

    private static final int BATCH = 1_000;

    private final AccountScope scope;
    private final DSLContext sql;
    private final Counters counters;
    private final FriendChanges changes;
    private final InstantSource clock;

    TagExpiry(AccountScope scope, DSLContext sql, Counters counters, FriendChanges changes, InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.counters = counters;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public Set<AccountId> unfinished() {
        return scope.across(() -> AccountLoop.accounts(
                sql.selectDistinct(TAG_EXPIRIES.ACCOUNT_ID).from(TAG_EXPIRIES).fetchSet(TAG_EXPIRIES.ACCOUNT_ID)));
    }

    @Override
    public AccountLoop.Next pass(AccountId account) {
        return scope.in(account, () -> {
            counters.lock(account); // first: who is erased meanwhile must not come back by a change
            Instant now = clock.instant();
            List<TagExpiriesRecord> due = sql.selectFrom(TAG_EXPIRIES)
                    .where(TAG_EXPIRIES.ACCOUNT_ID.eq(account.value()))
                    .and(TAG_EXPIRIES.DUE_AT.le(now))
                    .orderBy(TAG_EXPIRIES.DUE_AT)
                    .limit(BATCH)
                    .fetch();
            changes.apply(
                    account,
                    Actor.SYSTEM,
                    due.stream()
                            .map(each -> new FriendChange(
                                    each.getUserId(), now, CAUSE, new Effect.TagRemoved(each.getTagId())))
                            .toList());
            sql.batch(due.stream()
                            .map(each -> sql.deleteFrom(TAG_EXPIRIES)
                                    .where(TAG_EXPIRIES.ACCOUNT_ID.eq(account.value()))
                                    .and(TAG_EXPIRIES.ORDINAL.eq(each.getOrdinal()))
                                    .and(TAG_EXPIRIES.TAG_ID.eq(each.getTagId()))
                                    .and(TAG_EXPIRIES.DUE_AT.eq(each.getDueAt())))
                            .toList())
                    .execute();
            return due.size() == BATCH ? AccountLoop.Next.again() : AccountLoop.Next.at(next(account));
        });
    }

    private Optional<Instant> next(AccountId account) {
        return Optional.ofNullable(sql.select(DSL.min(TAG_EXPIRIES.DUE_AT))
                .from(TAG_EXPIRIES)
                .where(TAG_EXPIRIES.ACCOUNT_ID.eq(account.value()))
                .fetchSingle()
                .value1());
    }
}
