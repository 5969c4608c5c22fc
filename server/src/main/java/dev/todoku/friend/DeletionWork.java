package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.DELETIONS;
import static dev.todoku.friend.db.Tables.FRIENDS;

import dev.todoku.friend.VocabularyUse.Word;
import dev.todoku.friend.db.tables.records.DeletionsRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Takes from friends what they have of deleted attributes and tags, some at a time, and goes on after a kill. */
@Component
final class DeletionWork implements AccountLoop.Work {

    private static final int BATCH = 1_000;

    private final AccountScope scope;
    private final DSLContext sql;
    private final Counters counters;
    private final FriendChanges changes;
    private final InstantSource clock;

    DeletionWork(AccountScope scope, DSLContext sql, Counters counters, FriendChanges changes, InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.counters = counters;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public Set<AccountId> unfinished() {
        return scope.across(() -> AccountLoop.accounts(
                sql.selectDistinct(DELETIONS.ACCOUNT_ID).from(DELETIONS).fetchSet(DELETIONS.ACCOUNT_ID)));
    }

    @Override
    public AccountLoop.Next pass(AccountId account) {
        return scope.in(account, () -> {
            counters.lock(account);
            Optional<DeletionsRecord> deletion = sql.selectFrom(DELETIONS)
                    .where(DELETIONS.ACCOUNT_ID.eq(account.value()))
                    .orderBy(DELETIONS.AT, DELETIONS.ID)
                    .limit(1)
                    .fetchOptional();
            deletion.ifPresent(each -> take(account, each));
            return deletion.isPresent() ? AccountLoop.Next.again() : AccountLoop.Next.at(Optional.empty());
        });
    }

    private void take(AccountId account, DeletionsRecord deletion) {
        boolean tag = deletion.getKind().equals(Word.Kind.TAG.word());
        Condition has = tag
                ? DSL.condition("{0} @> array[{1}]", FRIENDS.TAGS, DSL.val(deletion.getId()))
                : DSL.condition(
                        "jsonb_exists({0}, {1})",
                        FRIENDS.ATTRIBUTE_VALUES, DSL.val(deletion.getId().toString()));
        Result<Record2<Integer, UUID>> some = sql.select(FRIENDS.ORDINAL, FRIENDS.USER_ID)
                .from(FRIENDS)
                .where(FRIENDS.ACCOUNT_ID.eq(account.value()))
                .and(FRIENDS.ORDINAL.gt(deletion.getDoneTo()))
                .and(has)
                .orderBy(FRIENDS.ORDINAL)
                .limit(BATCH)
                .fetch();
        if (some.isEmpty()) {
            deletion.delete();
            return;
        }
        Instant now = clock.instant();
        Effect effect = tag ? new Effect.TagRemoved(deletion.getId()) : new Effect.AttributeSet(deletion.getId(), null);
        String cause = "deletion of %s %s".formatted(deletion.getKind(), deletion.getName());
        changes.apply(
                account,
                Actor.SYSTEM,
                some.stream()
                        .map(each -> new FriendChange(each.value2(), now, cause, effect))
                        .toList());
        deletion.setDoneTo(some.getLast().value1());
        deletion.update();
    }
}
