package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.IMPORTS;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Runs over LINE's list of followers: for accounts that had friends before they came here.
 */
@Component
public final class Imports {

    private static final int SHOWN_MAX = 100;

    private final AccountScope scope;
    private final DSLContext sql;
    private final Ids ids;
    private final Audit audit;
    private final InstantSource clock;
    private final AccountLoop loop;

    Imports(AccountScope scope, DSLContext sql, Ids ids, Audit audit, InstantSource clock, AccountLoop importLoop) {
        this.scope = scope;
        this.sql = sql;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
        this.loop = importLoop;
    }

    /**
     * Starts one in the background.
     *
     * @throws Problem 409 while another runs
     */
    public Import start(AccountId account) {
        UUID id = ids.next();
        Instant now = clock.instant();
        scope.in(account, () -> {
            int made = sql.insertInto(IMPORTS)
                    .set(IMPORTS.ACCOUNT_ID, account.value())
                    .set(IMPORTS.IMPORT_ID, id)
                    .set(IMPORTS.STATE, Import.RUNNING)
                    .set(IMPORTS.LISTED, 0L)
                    .set(IMPORTS.ADDED, 0L)
                    .set(IMPORTS.ATTEMPTS, 0)
                    .set(IMPORTS.DUE_AT, now)
                    .set(IMPORTS.STARTED_AT, now)
                    .onConflictDoNothing()
                    .execute();
            if (made == 0) {
                throw Problem.conflict("import-running", "import: got a second one (expected: one at a time)");
            }
            audit.record(account, "followers.import-started", Map.of("import", id));
        });
        loop.signal(account);
        return new Import(id, Import.RUNNING, 0, 0, now, null, null);
    }

    /** The last ones, newest first. */
    public Page<Import> recent(AccountId account) {
        return new Page<>(
                scope.in(
                        account,
                        () -> sql.selectFrom(IMPORTS)
                                .where(IMPORTS.ACCOUNT_ID.eq(account.value()))
                                .orderBy(IMPORTS.STARTED_AT.desc())
                                .limit(SHOWN_MAX)
                                .fetch(row -> new Import(
                                        row.getImportId(),
                                        row.getState(),
                                        row.getListed(),
                                        row.getAdded(),
                                        row.getStartedAt(),
                                        row.getFinishedAt(),
                                        row.getWhy()))),
                null);
    }
}
