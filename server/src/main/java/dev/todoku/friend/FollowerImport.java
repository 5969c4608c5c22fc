package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.IMPORTS;

import dev.todoku.account.LineAccess;
import dev.todoku.friend.db.tables.records.ImportsRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import dev.todoku.line.FollowerIds;
import dev.todoku.line.LineException;
import dev.todoku.line.LineReader;
import dev.todoku.protocol.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Reads LINE's list of followers page by page; each page and the place it ended commit together, so a run goes on where it
 * was. A run whose place LINE no longer knows (after 24 hours) starts over, which changes nothing for those it met.
 */
@Component
final class FollowerImport implements AccountLoop.Work {

    private static final int PAGE = 1_000;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final int DOUBLINGS_MAX = 8;

    /** What LINE says of a page token it does not know. */
    private static final String TOKEN_UNKNOWN = "Invalid start param";

    private final AccountScope scope;
    private final DSLContext sql;
    private final FriendChanges changes;
    private final LineAccess access;
    private final LineReader line;
    private final InstantSource clock;

    FollowerImport(
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

    @Override
    public Set<AccountId> unfinished() {
        return scope.across(() -> AccountLoop.accounts(sql.select(IMPORTS.ACCOUNT_ID)
                .from(IMPORTS)
                .where(IMPORTS.STATE.eq(Import.RUNNING))
                .fetchSet(IMPORTS.ACCOUNT_ID)));
    }

    @Override
    public AccountLoop.Next pass(AccountId account) {
        Optional<ImportsRecord> running = scope.in(
                account,
                () -> sql.selectFrom(IMPORTS)
                        .where(IMPORTS.ACCOUNT_ID.eq(account.value()))
                        .and(IMPORTS.STATE.eq(Import.RUNNING))
                        .fetchOptional());
        if (running.isEmpty()) {
            return AccountLoop.Next.at(Optional.empty());
        }
        ImportsRecord run = running.get();
        Instant now = clock.instant();
        if (run.getDueAt().isAfter(now)) {
            return AccountLoop.Next.at(Optional.of(run.getDueAt()));
        }
        try {
            FollowerIds page = access.ask(account, credentials -> line.followerIds(credentials, PAGE, run.getNext()));
            scope.in(account, () -> take(account, run, page, now));
        } catch (LineException e) {
            scope.in(account, () -> stumble(run, e, now));
        }
        return AccountLoop.Next.again();
    }

    private void take(AccountId account, ImportsRecord run, FollowerIds page, Instant listedAt) {
        String cause = "import:" + run.getImportId();
        List<FriendChange> listed = page.userIds().stream()
                .map(id -> new FriendChange(UserId.parse(id).value(), listedAt, cause, new Effect.Listed()))
                .toList();
        int added = changes.apply(account, Actor.SYSTEM, listed);
        run.setListed(run.getListed() + listed.size());
        run.setAdded(run.getAdded() + added);
        run.setNext(page.next());
        run.setAttempts(0);
        run.setWhy(null);
        if (page.next() == null) {
            run.setState(Import.DONE);
            run.setFinishedAt(clock.instant());
        }
        save(run);
    }

    private void stumble(ImportsRecord run, LineException failure, Instant now) {
        String said = String.valueOf(failure.getMessage());
        if (failure.kind() == LineException.Kind.REFUSED && said.contains(TOKEN_UNKNOWN) && run.getNext() != null) {
            run.setNext(null);
            run.setListed(0L);
        } else if (failure.kind() == LineException.Kind.REFUSED || failure.kind() == LineException.Kind.NOT_FOUND) {
            run.setState(Import.FAILED);
            run.setFinishedAt(now);
        } else {
            run.setDueAt(now.plus(FIRST_WAIT.multipliedBy(1L << Math.min(run.getAttempts(), DOUBLINGS_MAX))));
            run.setAttempts(run.getAttempts() + 1);
        }
        run.setWhy(said);
        save(run);
    }

    private void save(ImportsRecord run) {
        sql.update(IMPORTS)
                .set(run)
                .where(IMPORTS.ACCOUNT_ID.eq(run.getAccountId()))
                .and(IMPORTS.IMPORT_ID.eq(run.getImportId()))
                .execute();
    }
}
