package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.ERASURES;
import static dev.todoku.friend.db.Tables.FRIENDS;
import static dev.todoku.friend.db.Tables.NOTES;
import static dev.todoku.friend.db.Tables.PROFILE_FETCHES;

import dev.todoku.inbound.InboundErasure;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Forgets a person on their request: everything that names them is deleted, everything that counts them stays. They are no
 * friend any more when the request is answered; {@link ErasureWork} then takes them out of all else.
 */
@Component
public final class Erasure {

    private static final int RECENT = 100;

    private final AccountScope scope;
    private final DSLContext sql;
    private final Counters counters;
    private final TagKeeping tags;
    private final InboundErasure inbound;
    private final AccountLoop erasureLoop;
    private final FeedWriter feed;
    private final Audit audit;
    private final InstantSource clock;

    Erasure(
            AccountScope scope,
            DSLContext sql,
            Counters counters,
            TagKeeping tags,
            InboundErasure inbound,
            AccountLoop erasureLoop,
            FeedWriter feed,
            Audit audit,
            InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.counters = counters;
        this.tags = tags;
        this.inbound = inbound;
        this.erasureLoop = erasureLoop;
        this.feed = feed;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Erases one friend; who writes or follows again is a new one, with another ordinal.
     *
     * @throws Problem 404 if the account does not know them
     */
    public Erased erase(AccountId account, UserId user) {
        Erased erased = scope.in(account, () -> {
            inbound.begin(account, user); // first: who works events off locks in this order too
            counters.lock(account); // as every writer of this account's friends
            var gone = sql.deleteFrom(FRIENDS)
                    .where(FRIENDS.ACCOUNT_ID.eq(account.value()))
                    .and(FRIENDS.USER_ID.eq(user.value()))
                    .returning(FRIENDS.ORDINAL, FRIENDS.TAGS)
                    .fetchOptional()
                    .orElseThrow(() -> Problem.notFound(
                            "unknown-friend",
                            "userId: got '%s' (expected: someone this account knows)".formatted(user)));
            Instant now = clock.instant();
            int ordinal = gone.getOrdinal();
            tags.erased(account, ordinal, gone.getTags());
            sql.deleteFrom(NOTES)
                    .where(NOTES.ACCOUNT_ID.eq(account.value()))
                    .and(NOTES.ORDINAL.eq(ordinal))
                    .execute();
            sql.deleteFrom(PROFILE_FETCHES)
                    .where(PROFILE_FETCHES.ACCOUNT_ID.eq(account.value()))
                    .and(PROFILE_FETCHES.ORDINAL.eq(ordinal))
                    .execute();
            feed.changed(account, now, List.of(ordinal), List.of(FieldChange.STATUS));
            sql.insertInto(ERASURES)
                    .set(ERASURES.ACCOUNT_ID, account.value())
                    .set(ERASURES.ORDINAL, ordinal)
                    .set(ERASURES.USER_ID, user.value())
                    .set(ERASURES.ASKED_AT, now)
                    .execute();
            audit.record(account, "friend.erased", Map.of("ordinal", ordinal));
            return new Erased(ordinal, now, null);
        });
        erasureLoop.signal(account);
        return erased;
    }

    /** Those under way, then the last ones, newest first. */
    public Page<Erased> recent(AccountId account) {
        return new Page<>(
                scope.in(
                        account,
                        () -> sql.selectFrom(ERASURES)
                                .where(ERASURES.ACCOUNT_ID.eq(account.value()))
                                .orderBy(ERASURES.DONE_AT.desc().nullsFirst(), ERASURES.ASKED_AT.desc())
                                .limit(RECENT)
                                .fetch(row -> new Erased(row.getOrdinal(), row.getAskedAt(), row.getDoneAt()))),
                null);
    }
}
