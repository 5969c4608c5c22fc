package dev.todoku.transfer;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.todoku.account.Accounts;
import dev.todoku.friend.Attribute;
import dev.todoku.friend.Attributes;
import dev.todoku.friend.Tag;
import dev.todoku.friend.Tags;
import dev.todoku.friend.Vocabulary.Vocabularies;
import dev.todoku.kernel.Access;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Cursor;
import dev.todoku.kernel.EventStreams;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Imports as their owner sees them: uploaded, mapped, checked, started, stopped, undone, removed. */
@Component
final class CsvImports {

    private static final Set<ImportState> OPEN = EnumSet.of(ImportState.UPLOADED, ImportState.CHECKED);
    private static final Set<ImportState> STARTS =
            EnumSet.of(ImportState.UPLOADED, ImportState.CHECKED, ImportState.STOPPED);
    private static final Set<ImportState> UNDOES =
            EnumSet.of(ImportState.DONE, ImportState.STOPPED, ImportState.FAILED);
    private static final int NAME_LENGTH_MAX = 200;
    private static final int SAMPLE = 5;
    private static final int REFUSALS_AT_ONCE = 1_000;

    /** Columns that a file of refused rows has beyond the original ones. */
    static final String LINE = "todoku:line";

    static final String PROBLEM = "todoku:problem";

    private final AccountScope scope;
    private final ImportRows imports;
    private final ImportFiles files;
    private final AccountLoop loop;
    private final EventStreams streams;
    private final Vocabularies vocabularies;
    private final Attributes attributes;
    private final Tags tags;
    private final Accounts accounts;
    private final Access access;
    private final Audit audit;
    private final InstantSource clock;

    CsvImports(
            AccountScope scope,
            ImportRows imports,
            ImportFiles files,
            AccountLoop csvImportLoop,
            EventStreams streams,
            Vocabularies vocabularies,
            Attributes attributes,
            Tags tags,
            Accounts accounts,
            Access access,
            Audit audit,
            InstantSource clock) {
        this.scope = scope;
        this.imports = imports;
        this.files = files;
        this.loop = csvImportLoop;
        this.streams = streams;
        this.vocabularies = vocabularies;
        this.attributes = attributes;
        this.tags = tags;
        this.accounts = accounts;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What its owner needs to map it.
     *
     * @param sample its first rows; empty once the file is gone
     * @param suggestion how it was mapped last, or a guess; null: no column looks like LINE user ids
     * @param remembered whether it was mapped so before
     * @param unmapped columns that were mapped to what is no longer there; the suggestion leaves them out
     */
    record Look(
            List<List<String>> sample,
            @Nullable ImportMapping suggestion,
            boolean remembered,
            List<ImportMapping.ImportColumn> unmapped) {}

    /**
     * Takes a file.
     *
     * @param forced its encoding; null: looked for
     * @throws Problem 422 if it is no CSV with a header
     */
    CsvImport upload(AccountId account, InputStream body, String name, @Nullable Encoding forced) throws IOException {
        UUID id = files.take(account, body);
        try {
            Path path = files.path(account, id);
            Encoding encoding = forced == null ? Encoding.detect(path) : forced;
            char separator = CsvFile.separator(path, encoding);
            CsvImport made = looked(id, path, name, encoding, separator);
            scope.in(account, () -> {
                imports.add(account, made);
                audit.record(
                        account, "import.uploaded", Map.of("import", id, "bytes", made.bytes(), "rows", made.rows()));
            });
            return made;
        } catch (IOException | RuntimeException e) {
            files.delete(account, id);
            throw e;
        }
    }

    private CsvImport looked(UUID id, Path path, String name, Encoding encoding, char separator) throws IOException {
        try (CsvFile csv = CsvFile.open(path, encoding, separator)) {
            long rows = 0;
            while (csv.next() != null) {
                rows++;
            }
            return new CsvImport(
                    id,
                    named(name),
                    Files.size(path),
                    encoding,
                    String.valueOf(separator),
                    csv.header(),
                    rows,
                    ImportState.UPLOADED,
                    null,
                    access.actor(),
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    clock.instant(),
                    null,
                    null,
                    null,
                    null);
        }
    }

    private static String named(String name) {
        return name.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(NAME_LENGTH_MAX)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    Page<CsvImport> page(AccountId account, @Nullable String cursor, int limit) {
        UUID before =
                Cursor.read(cursor, 1, key -> UUID.fromString(key.getFirst())).orElse(null);
        return scope.in(
                account,
                () -> Page.of(imports.before(account, before, limit + 1), limit, last -> Cursor.of(last.importId())));
    }

    CsvImport get(AccountId account, UUID id) {
        return scope.in(account, () -> imports.find(account, id)).orElseThrow(() -> ImportRows.unknown(id));
    }

    Look look(AccountId account, CsvImport of) {
        List<Attribute> allAttributes = attributes.all(account);
        List<Tag> allTags = tags.all(account);
        Optional<Suggestion.Remembered> remembered = scope.in(
                        account, () -> imports.remembered(account, hash(of.header())))
                .map(mapping -> Suggestion.still(mapping, allAttributes, allTags));
        Optional<ImportMapping> still = remembered.flatMap(each -> Optional.ofNullable(each.mapping()));
        ImportMapping suggestion = still.or(() -> Suggestion.of(of.header(), allAttributes, allTags))
                .orElse(null);
        return new Look(
                sample(account, of),
                suggestion,
                still.isPresent(),
                remembered.map(Suggestion.Remembered::unmapped).orElse(List.of()));
    }

    private List<List<String>> sample(AccountId account, CsvImport of) {
        Path path = files.path(account, of.importId());
        if (!Files.exists(path)) {
            return List.of();
        }
        List<List<String>> sample = new ArrayList<>();
        try (CsvFile csv = CsvFile.open(path, of.encoding(), of.separator().charAt(0))) {
            for (CsvRecord record = csv.next(); record != null && sample.size() < SAMPLE; record = csv.next()) {
                sample.add(record.getFields());
            }
        }
        return sample;
    }

    /** Says what the columns mean, and remembers it for files with this header. */
    CsvImport map(AccountId account, UUID id, ImportMapping mapping) {
        return change(account, id, OPEN, of -> {
            new RowReader(mapping, of.header(), vocabularies.of(account), accounts.zone(account));
            imports.remember(account, hash(of.header()), mapping, clock.instant());
            return new Change(of).mapping(mapping).made();
        });
    }

    /** Looks at every row in the background and changes nothing. */
    CsvImport check(AccountId account, UUID id) {
        CsvImport checking = change(account, id, OPEN, of -> {
            requireMapping(of);
            imports.clear(account, id);
            return new Change(of)
                    .counts(0, 0, 0, 0, 0)
                    .state(ImportState.CHECKING, null, null)
                    .made();
        });
        loop.signal(account);
        return checking;
    }

    /** Takes its rows in the background, or goes on with it. */
    CsvImport start(AccountId account, UUID id) {
        CsvImport started = change(account, id, STARTS, of -> {
            requireMapping(of);
            Change change = new Change(of);
            if (of.state() != ImportState.STOPPED || of.startedAt() == null) {
                imports.clear(account, id);
                change.counts(0, 0, 0, 0, 0);
            }
            Instant at = Objects.requireNonNullElseGet(of.startedAt(), clock::instant);
            record(account, "import.started", of);
            return change.state(ImportState.RUNNING, null, null)
                    .begun(access.actor(), at, null)
                    .made();
        });
        loop.signal(account);
        return started;
    }

    /** Stops it behind the chunk under way. What it took stays taken. */
    CsvImport stop(AccountId account, UUID id) {
        return change(account, id, EnumSet.of(ImportState.RUNNING, ImportState.CHECKING), of -> {
            record(account, "import.stopped", of);
            boolean running = of.state() == ImportState.RUNNING;
            return new Change(of)
                    .state(running ? ImportState.STOPPED : ImportState.UPLOADED, null, null)
                    .made();
        });
    }

    /** Puts back in the background what it changed, where nothing was written since. */
    CsvImport undo(AccountId account, UUID id) {
        CsvImport undoing = change(account, id, UNDOES, of -> {
            record(account, "import.undo-started", of);
            Instant at = Objects.requireNonNullElseGet(of.undoneAt(), clock::instant);
            return new Change(of)
                    .state(ImportState.UNDOING, null, null)
                    .begun(access.actor(), of.startedAt(), at)
                    .made();
        });
        files.delete(account, id);
        loop.signal(account);
        return undoing;
    }

    /** Forgets it with its file and what it refused. What it changed stays, and can no longer be undone. */
    void remove(AccountId account, UUID id) {
        scope.in(account, () -> {
            CsvImport of = imports.lock(account, id);
            if (ImportState.UNDER_WAY.contains(of.state())) {
                throw wrongState(of, EnumSet.complementOf(EnumSet.copyOf(ImportState.UNDER_WAY)));
            }
            imports.remove(account, id);
            record(account, "import.removed", of);
        });
        files.delete(account, id);
    }

    Page<Row.Refusal> refusals(AccountId account, UUID id, @Nullable String cursor, int limit) {
        get(account, id);
        long after = Cursor.number(cursor, 0);
        return scope.in(
                account,
                () -> Page.of(imports.refusals(account, id, after, limit + 1), limit, last -> Cursor.of(last.line())));
    }

    /** The refused rows as they came, each with its line and what is wrong: to be set right and imported again. */
    void writeRefusals(AccountId account, CsvImport of, OutputStream out) throws IOException {
        record(account, "import.refusals-exported", of);
        List<String> header = new ArrayList<>(original(of.header()));
        int columns = header.size();
        header.addAll(List.of(LINE, PROBLEM));
        try (Sheet sheet = new Sheet(out, of.encoding())) {
            sheet.row(header);
            long line = 0;
            List<Row.Refusal> some;
            do {
                long after = line;
                some = scope.in(account, () -> imports.refusals(account, of.importId(), after, REFUSALS_AT_ONCE));
                some.forEach(refusal -> sheet.row(cells(refusal, columns)));
                line = some.isEmpty() ? line : some.getLast().line();
            } while (some.size() == REFUSALS_AT_ONCE);
        }
    }

    private static List<String> cells(Row.Refusal refusal, int columns) {
        List<String> cells = new ArrayList<>(columns + 2);
        for (int i = 0; i < columns; i++) {
            cells.add(i < refusal.cells().size() ? Cells.plain(refusal.cells().get(i)) : "");
        }
        cells.add(Long.toString(refusal.line()));
        cells.add(refusal.wrong().stream().map(Row.Wrong::toString).collect(Collectors.joining("; ")));
        return cells;
    }

    private CsvImport change(AccountId account, UUID id, Set<ImportState> from, UnaryOperator<CsvImport> change) {
        CsvImport made = scope.in(account, () -> {
            CsvImport of = imports.lock(account, id);
            if (!from.contains(of.state())) {
                throw wrongState(of, from);
            }
            CsvImport changed = change.apply(of);
            imports.save(account, changed);
            return changed;
        });
        streams.tell(id);
        return made;
    }

    private void record(AccountId account, String what, CsvImport of) {
        scope.in(
                account,
                () -> audit.record(
                        account, what, Map.of("import", of.importId(), "rows", of.rows(), "read", of.read())));
    }

    private static Problem wrongState(CsvImport of, Set<ImportState> expected) {
        return Problem.conflict(
                "wrong-state",
                "state: got %s (expected: %s)"
                        .formatted(
                                of.state().word(),
                                expected.stream().map(ImportState::word).collect(Collectors.joining(" or "))));
    }

    private static void requireMapping(CsvImport of) {
        if (of.mapping() == null) {
            throw Problem.conflict("no-mapping", "mapping: got none (expected: what the columns mean)");
        }
    }

    /** A file of refused rows counts as one with the header it came from. */
    private static List<String> original(List<String> header) {
        return header.stream()
                .filter(name -> !name.equals(LINE) && !name.equals(PROBLEM))
                .toList();
    }

    private static byte[] hash(List<String> header) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", original(header)).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
