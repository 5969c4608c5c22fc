package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.PROFILE_FETCHES;

import dev.todoku.account.LineAccess;
import dev.todoku.friend.db.tables.records.ProfileFetchesRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import dev.todoku.line.LineException;
import dev.todoku.line.LineReader;
import dev.todoku.protocol.UserId;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Fetches the profiles that are wanted: many at a time from LINE, then all of them in one transaction. A row leaves the
 * list only together with its answer, so nothing is lost whenever the process dies; what LINE cannot tell now is asked
 * again later, for ever.
 */
@Component
final class ProfileSync implements AccountLoop.Work {

    private static final int BATCH = 500;
    private static final int IN_FLIGHT_MAX = 64;

    /** 95 % of LINE's 2,000 a second; how LINE cuts its seconds is not documented, hence the small burst. */
    private static final int RATE_PER_SECOND = 1_900;

    private static final int BURST = 100;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final int DOUBLINGS_MAX = 10;

    private final AccountScope scope;
    private final DSLContext sql;
    private final FriendChanges changes;
    private final LineAccess access;
    private final LineReader line;
    private final InstantSource clock;
    private final ConcurrentMap<AccountId, Bucket> rates = new ConcurrentHashMap<>();

    ProfileSync(
            AccountScope scope,
            DSLContext sql,
            FriendChanges changes,
            LineAccess access,
            LineReader line,
            InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.changes = changes;
        this.access = access;
        this.line = line;
        this.clock = clock;
    }

    /** A wanted profile and what came of asking: without an answer it must be asked for again. */
    private record Fetched(ProfileFetchesRecord wanted, Instant at, boolean answered, Optional<Profile> profile) {}

    @Override
    public Set<AccountId> unfinished() {
        return scope.across(() -> AccountLoop.accounts(sql.selectDistinct(PROFILE_FETCHES.ACCOUNT_ID)
                .from(PROFILE_FETCHES)
                .fetchSet(PROFILE_FETCHES.ACCOUNT_ID)));
    }

    @Override
    public AccountLoop.Next pass(AccountId account) {
        List<ProfileFetchesRecord> due = due(account);
        if (due.isEmpty()) {
            return AccountLoop.Next.at(nextDue(account));
        }
        List<Fetched> fetched = fetch(account, due);
        scope.in(account, () -> {
            List<Fetched> answered = fetched.stream().filter(Fetched::answered).toList();
            changes.apply(
                    account,
                    Actor.SYSTEM,
                    answered.stream().map(ProfileSync::change).toList());
            forget(account, answered);
            postpone(account, fetched.stream().filter(each -> !each.answered()).toList());
        });
        return AccountLoop.Next.again();
    }

    private List<ProfileFetchesRecord> due(AccountId account) {
        return scope.in(
                account,
                () -> sql.selectFrom(PROFILE_FETCHES)
                        .where(PROFILE_FETCHES.ACCOUNT_ID.eq(account.value()))
                        .and(PROFILE_FETCHES.DUE_AT.le(clock.instant()))
                        .orderBy(PROFILE_FETCHES.DUE_AT)
                        .limit(BATCH)
                        .fetch());
    }

    private Optional<Instant> nextDue(AccountId account) {
        return scope.in(
                account,
                () -> sql.select(DSL.min(PROFILE_FETCHES.DUE_AT))
                        .from(PROFILE_FETCHES)
                        .where(PROFILE_FETCHES.ACCOUNT_ID.eq(account.value()))
                        .fetchOptional(0, Instant.class));
    }

    private List<Fetched> fetch(AccountId account, List<ProfileFetchesRecord> due) {
        Bucket rate = rates.computeIfAbsent(
                account,
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(BURST).refillGreedy(RATE_PER_SECOND, Duration.ofSeconds(1)))
                        .build());
        Semaphore inFlight = new Semaphore(IN_FLIGHT_MAX);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Fetched>> asked = due.stream()
                    .map(wanted -> threads.submit(() -> {
                        inFlight.acquire();
                        try {
                            rate.asBlocking().consume(1);
                            return ask(account, wanted);
                        } finally {
                            inFlight.release();
                        }
                    }))
                    .toList();
            return asked.stream().map(ProfileSync::result).toList();
        }
    }

    private static Fetched result(Future<Fetched> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a profile cannot be asked for", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Fetched ask(AccountId account, ProfileFetchesRecord wanted) {
        Instant at = clock.instant();
        try {
            var told = access.ask(account, credentials -> line.profile(credentials, new UserId(wanted.getUserId())));
            return new Fetched(
                    wanted,
                    at,
                    true,
                    Optional.of(new Profile(plain(told.displayName()), told.language(), told.pictureUrl())));
        } catch (LineException e) {
            return new Fetched(wanted, at, e.kind() == LineException.Kind.NOT_FOUND, Optional.empty());
        }
    }

    /** PostgreSQL keeps every character but this one. */
    private static String plain(String name) {
        return name.replace('\0', '\uFFFD');
    }

    private static FriendChange change(Fetched fetched) {
        return new FriendChange(
                fetched.wanted().getUserId(), fetched.at(), "profile", new Effect.ProfileRead(fetched.profile()));
    }

    private void forget(AccountId account, List<Fetched> answered) {
        sql.deleteFrom(PROFILE_FETCHES)
                .where(PROFILE_FETCHES.ACCOUNT_ID.eq(account.value()))
                .and(PROFILE_FETCHES.ORDINAL.eq(DSL.any(ordinals(answered))))
                .execute();
    }

    /** Each waits twice as long as the last time, up to half an hour. */
    private void postpone(AccountId account, List<Fetched> unanswered) {
        if (unanswered.isEmpty()) {
            return;
        }
        sql.execute(
                """
                update friend.profile_fetches
                set attempts = attempts + 1, due_at = ?::timestamptz + ?::interval * (1 << least(attempts, ?))
                where account_id = ? and ordinal = any(?)
                """,
                clock.instant().toString(),
                FIRST_WAIT.toString(),
                DOUBLINGS_MAX,
                account.value(),
                ordinals(unanswered));
    }

    private static Integer[] ordinals(List<Fetched> fetched) {
        return fetched.stream().map(each -> each.wanted().getOrdinal()).toArray(Integer[]::new);
    }
}
