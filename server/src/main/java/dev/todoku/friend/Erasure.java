package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.FEED;
import static dev.todoku.friend.db.Tables.FRIENDS;
import static dev.todoku.friend.db.Tables.HISTORY;
import static dev.todoku.friend.db.Tables.NOTES;
import static dev.todoku.friend.db.Tables.PROFILE_FETCHES;

import dev.todoku.inbound.InboundErasure;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.UserId;
import java.time.InstantSource;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Forgets a person on their request: everything that names them is deleted, everything that counts them stays. */
@Component
public final class Erasure {

    private final AccountScope scope;
    private final DSLContext sql;
    private final Counters counters;
    private final TagKeeping tags;
    private final InboundErasure inbound;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final InstantSource clock;

    Erasure(
            AccountScope scope,
            DSLContext sql,
            Counters counters,
            TagKeeping tags,
            InboundErasure inbound,
            ApplicationEventPublisher events,
            Audit audit,
            InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.counters = counters;
        this.tags = tags;
        this.inbound = inbound;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Erases one friend; who writes or follows again is a new one, with another ordinal.
     *
     * @throws Problem 404 if the account does not know them
     */
    public void erase(AccountId account, UserId user) {
        scope.in(account, () -> {
            counters.lock(account); // as every writer of this account's friends
            var erased = sql.deleteFrom(FRIENDS)
                    .where(FRIENDS.ACCOUNT_ID.eq(account.value()))
                    .and(FRIENDS.USER_ID.eq(user.value()))
                    .returning(FRIENDS.ORDINAL, FRIENDS.TAGS)
                    .fetchOptional()
                    .orElseThrow(() -> Problem.notFound(
                            "unknown-friend",
                            "userId: got '%s' (expected: someone this account knows)".formatted(user)));
            int ordinal = erased.getOrdinal();
            tags.erased(account, ordinal, erased.getTags());
            sql.deleteFrom(NOTES)
                    .where(NOTES.ACCOUNT_ID.eq(account.value()))
                    .and(NOTES.ORDINAL.eq(ordinal))
                    .execute();
            sql.deleteFrom(HISTORY)
                    .where(HISTORY.ACCOUNT_ID.eq(account.value()))
                    .and(HISTORY.ORDINAL.eq(ordinal))
                    .execute();
            sql.deleteFrom(PROFILE_FETCHES)
                    .where(PROFILE_FETCHES.ACCOUNT_ID.eq(account.value()))
                    .and(PROFILE_FETCHES.ORDINAL.eq(ordinal))
                    .execute();
            sql.insertInto(FEED)
                    .set(FEED.ACCOUNT_ID, account.value())
                    .set(FEED.TRANSACTION, DSL.field("pg_current_xact_id()::text::bigint", Long.class))
                    .set(FEED.AT, clock.instant())
                    .set(FEED.ORDINAL, ordinal)
                    .set(FEED.FIELDS, new String[] {"status"})
                    .execute();
            inbound.erase(account, user);
            events.publishEvent(new FriendErased(account, ordinal));
            audit.record(account, "friend.erased", Map.of("ordinal", ordinal));
        });
    }
}
