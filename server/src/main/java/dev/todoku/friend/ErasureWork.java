package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.ERASURES;
import static dev.todoku.friend.db.Tables.HISTORY;

import dev.todoku.friend.db.tables.records.ErasuresRecord;
import dev.todoku.inbound.InboundErasure;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.KeptAnswers;
import dev.todoku.protocol.UserId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Takes erased people out of everything, each pass a bounded part in a transaction of its own, without the lock of the
 * account's friends: nobody waits for it long, and after a kill it goes on where it was.
 */
@Component
final class ErasureWork implements AccountLoop.Work {

    private final AccountScope scope;
    private final DSLContext sql;
    private final InboundErasure inbound;
    private final KeptAnswers answers;
    private final List<FriendTraces> traces;
    private final LoadHistory history;
    private final InstantSource clock;

    ErasureWork(
            AccountScope scope,
            DSLContext sql,
            InboundErasure inbound,
            KeptAnswers answers,
            List<FriendTraces> traces,
            LoadHistory history,
            InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.inbound = inbound;
        this.answers = answers;
        this.traces = traces;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public Set<AccountId> unfinished() {
        return scope.across(() -> AccountLoop.accounts(sql.selectDistinct(ERASURES.ACCOUNT_ID)
                .from(ERASURES)
                .where(ERASURES.DONE_AT.isNull())
                .fetchSet(ERASURES.ACCOUNT_ID)));
    }

    @Override
    public AccountLoop.Next pass(AccountId account) {
        return scope.in(account, () -> {
            Optional<ErasuresRecord> first = sql.selectFrom(ERASURES)
                    .where(ERASURES.ACCOUNT_ID.eq(account.value()))
                    .and(ERASURES.DONE_AT.isNull())
                    .orderBy(ERASURES.ORDINAL)
                    .limit(1)
                    .fetchOptional();
            first.ifPresent(erasure -> step(account, erasure));
            return first.isPresent() ? AccountLoop.Next.again() : AccountLoop.Next.at(Optional.empty());
        });
    }

    private void step(AccountId account, ErasuresRecord erasure) {
        int ordinal = erasure.getOrdinal();
        boolean done = inbound.step(account, new UserId(erasure.getUserId()))
                && traces.stream().allMatch(each -> each.erase(account, ordinal));
        if (done) {
            history.forget(account, Set.of(ordinal));
            answers.forget(account, new UserId(erasure.getUserId()).toString());
            sql.deleteFrom(HISTORY)
                    .where(HISTORY.ACCOUNT_ID.eq(account.value()))
                    .and(HISTORY.ORDINAL.eq(ordinal))
                    .execute();
            sql.update(ERASURES)
                    .setNull(ERASURES.USER_ID)
                    .set(ERASURES.DONE_AT, clock.instant())
                    .where(ERASURES.ACCOUNT_ID.eq(account.value()))
                    .and(ERASURES.ORDINAL.eq(ordinal))
                    .execute();
        }
    }
}
