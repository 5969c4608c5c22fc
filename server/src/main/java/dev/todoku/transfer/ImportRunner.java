package dev.todoku.transfer;

import static dev.todoku.transfer.db.Tables.IMPORTS;

import dev.todoku.account.Accounts;
import dev.todoku.friend.OwnKeys;
import dev.todoku.friend.Undo;
import dev.todoku.friend.Vocabulary.Vocabularies;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.EventStreams;
import dev.todoku.kernel.Problem;
import dev.todoku.kernel.Why;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Does what imports have left, a chunk a pass: check, run or undo. How far an import has come commits with each chunk, so
 * after a crash it goes on there. The place in the file is kept between passes, and found again by reading from the start.
 */
@Component
final class ImportRunner implements AccountLoop.Work {

    /** More wrong rows than this, and it is the mapping that is wrong. */
    static final int REFUSED_MAX = 100_000;

    private final AccountScope scope;
    private final DSLContext sql;
    private final ImportRows imports;
    private final ImportFiles files;
    private final Chunks chunks;
    private final Vocabularies vocabularies;
    private final Accounts accounts;
    private final OwnKeys keys;
    private final Undo undo;
    private final Speed speed;
    private final ImportEnd end;
    private final EventStreams streams;
    private final Map<AccountId, OpenImport> open = new ConcurrentHashMap<>();

    ImportRunner(
            AccountScope scope,
            DSLContext sql,
            ImportRows imports,
            ImportFiles files,
            Chunks chunks,
            Vocabularies vocabularies,
            Accounts accounts,
            OwnKeys keys,
            Undo undo,
            Speed speed,
            ImportEnd end,
            EventStreams streams) {
        this.scope = scope;
        this.sql = sql;
        this.imports = imports;
        this.files = files;
        this.chunks = chunks;
        this.vocabularies = vocabularies;
        this.accounts = accounts;
        this.keys = keys;
        this.undo = undo;
        this.speed = speed;
        this.end = end;
        this.streams = streams;
    }

    @Override
    public Set<AccountId> unfinished() {
        files.sweep(scope.across(() -> sql
                .select(IMPORTS.ACCOUNT_ID, IMPORTS.IMPORT_ID)
                .from(IMPORTS)
                .where(IMPORTS.STATE.in(ImportRows.words(ImportState.WITH_FILE)))
                .fetch(row -> files.path(new AccountId(row.value1()), row.value2()))
                .stream()
                .collect(Collectors.<Path>toSet())));
        return scope.across(() -> AccountLoop.accounts(sql.selectDistinct(IMPORTS.ACCOUNT_ID)
                .from(IMPORTS)
                .where(IMPORTS.STATE.in(ImportRows.words(ImportState.UNDER_WAY)))
                .fetchSet(IMPORTS.ACCOUNT_ID)));
    }

    @Override
    public AccountLoop.Next pass(AccountId account) {
        Optional<CsvImport> turn = scope.in(account, () -> imports.underWay(account));
        OpenImport opened = open.get(account);
        if (opened != null && (turn.isEmpty() || !opened.is(turn.get()))) {
            close(account);
        }
        if (turn.isEmpty()) {
            return AccountLoop.Next.at(Optional.empty());
        }
        if (turn.get().state() == ImportState.UNDOING) {
            undo(account, turn.get());
        } else {
            read(account, turn.get());
        }
        return AccountLoop.Next.again();
    }

    /** Forgets the place in the file; the next pass finds it again. */
    void close(AccountId account) {
        OpenImport opened = open.remove(account);
        if (opened != null) {
            opened.close();
            speed.end(opened.id());
            keys.forget(account, opened.id());
            streams.tell(opened.id());
        }
    }

    private void read(AccountId account, CsvImport turn) {
        CsvImport after;
        try {
            OpenImport opened = open.computeIfAbsent(account, _ -> open(account, turn));
            OpenImport.Read rows = opened.next();
            after = scope.in(account, () -> take(account, turn, opened, rows));
            speed.advance(after.importId(), rows.rows().size(), after.rows() - after.read());
        } catch (Problem problem) {
            Why why = Files.exists(files.path(account, turn.importId()))
                    ? WhyNotDone.UNREADABLE.with(Map.of("said", problem.detail()))
                    : WhyNotDone.FILE_GONE.plain();
            after = scope.in(
                    account, () -> end.end(account, imports.lock(account, turn.importId()), ImportState.FAILED, why));
        }
        if (!ImportState.UNDER_WAY.contains(after.state())) {
            close(account);
        }
        if (!ImportState.WITH_FILE.contains(after.state())) {
            files.delete(account, after.importId());
        }
        streams.tell(after.importId());
    }

    private OpenImport open(AccountId account, CsvImport turn) {
        Path path = files.path(account, turn.importId());
        if (!Files.exists(path)) {
            throw Problem.conflict("file-gone", "file: got none (expected: the one that was uploaded)");
        }
        RowReader reader = new RowReader(
                Objects.requireNonNull(turn.mapping()),
                turn.header(),
                vocabularies.of(account),
                accounts.zone(account));
        if (reader.keyAttribute() != null) {
            keys.gather(account, turn.importId(), reader.keyAttribute().attributeId());
        }
        speed.begin(turn.importId());
        return new OpenImport(
                turn, CsvFile.open(path, turn.encoding(), turn.separator().charAt(0)), reader);
    }

    /** One transaction: friends, what was refused, where to undo it, and how far it has come. */
    private CsvImport take(AccountId account, CsvImport turn, OpenImport opened, OpenImport.Read read) {
        List<Row> rows = read.rows();
        CsvImport now = imports.lock(account, turn.importId());
        if (now.state() != turn.state()) {
            return now; // stopped meanwhile
        }
        Chunks.Taken taken = now.state() == ImportState.RUNNING
                ? chunks.take(account, now, opened.reader(), rows)
                : chunks.check(account, now, opened.reader(), rows);
        imports.refuse(account, now.importId(), taken.refused());
        int steps = now.steps();
        if (taken.entries() != null) {
            imports.addStep(account, now.importId(), steps++, taken.entries());
        }
        CsvImport after = new Change(now)
                .counts(
                        now.read() + rows.size(),
                        now.refused() + taken.refused().size(),
                        now.met() + taken.met(),
                        now.found() + taken.found(),
                        steps)
                .made();
        boolean checking = now.state() == ImportState.CHECKING;
        if (after.refused() > REFUSED_MAX) {
            return end.end(
                    account,
                    after,
                    checking ? ImportState.CHECKED : ImportState.FAILED,
                    WhyNotDone.TOO_MANY_REFUSED.with(Map.of("count", REFUSED_MAX)));
        }
        if (read.last()) {
            return end.end(account, after, checking ? ImportState.CHECKED : ImportState.DONE, null);
        }
        imports.save(account, after);
        return after;
    }

    private void undo(AccountId account, CsvImport turn) {
        CsvImport after = scope.in(account, () -> {
            CsvImport now = imports.lock(account, turn.importId());
            Instant startedAt = now.startedAt();
            Instant undoneAt = now.undoneAt();
            if (now.steps() == 0 || startedAt == null || undoneAt == null) {
                return end.end(account, now, ImportState.UNDONE, null);
            }
            int step = now.steps() - 1;
            Undo.Undone undone = undo.undo(
                    account,
                    now.by(),
                    imports.step(account, now.importId(), step),
                    new Undo.Deed(now.cause(), startedAt),
                    now.undoCause(),
                    undoneAt);
            CsvImport changed = new Change(now)
                    .undone(step, undone.changed(), undone.forgotten())
                    .made();
            imports.save(account, changed);
            return changed;
        });
        speed.advance(turn.importId(), OpenImport.CHUNK, (long) after.steps() * OpenImport.CHUNK);
        if (after.state() == ImportState.UNDONE) {
            speed.end(turn.importId());
        }
        streams.tell(turn.importId());
    }
}
