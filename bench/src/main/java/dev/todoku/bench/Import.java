package dev.todoku.bench;

import dev.todoku.demo.client.AccountClient;
import dev.todoku.demo.client.AccountClient.CsvImport;
import dev.todoku.demo.client.EmulatorClient.Channel;
import dev.todoku.demo.installation.Installation;
import dev.todoku.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Imports over the API, from the start to the last row committed: values checked, rows, history and feed written. Beside
 * each, PostgreSQL's own COPY of the same file into a table without an index.
 */
final class Import {

    private static final String NAME = "import";
    private static final String PLAN = "jp-2023-standard";
    private static final int QUICK = 20_000;
    private static final int WARM_UP_ROWS = 50_000;
    private static final Duration POLL = Duration.ofMillis(50);

    private static final List<String> ATTRIBUTES = List.of(
            "{\"key\":\"number\",\"type\":\"text\"}",
            "{\"key\":\"name\",\"type\":\"text\"}",
            "{\"key\":\"age\",\"type\":\"number\",\"min\":\"0\"}",
            "{\"key\":\"birthday\",\"type\":\"date\"}",
            "{\"key\":\"drink\",\"type\":\"choice\",\"choices\":[\"coffee\",\"tea\",\"water\"]}",
            "{\"key\":\"likes\",\"type\":\"choices\",\"choices\":[\"a\",\"b\",\"c\"]}",
            "{\"key\":\"member\",\"type\":\"yesno\"}",
            "{\"key\":\"email\",\"type\":\"email\"}",
            "{\"key\":\"points\",\"type\":\"points\"}",
            "{\"key\":\"seen\",\"type\":\"datetime\"}",
            "{\"key\":\"area\",\"type\":\"text\",\"format\":\"prefecture\"}");

    private final Installation installation;
    private final Options options;
    private final Consumer<String> progress;
    private final Path folder;

    Import(Installation installation, Options options, Consumer<String> progress) throws IOException {
        this.installation = installation;
        this.options = options;
        this.progress = progress;
        this.folder = Files.createTempDirectory("todoku-bench-import");
    }

    /** Rates of one kind of file, ours and COPY's. */
    private record Rates(String name, Path file, List<Double> ours, List<Double> copies) {

        private Rates(String name, Path file) {
            this(name, file, new ArrayList<>(), new ArrayList<>());
        }
    }

    List<Figure> figures() throws IOException, SQLException {
        try {
            return measured(options.quick() ? QUICK : options.friends());
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private List<Figure> measured(int rows) throws IOException, SQLException {
        warmUp();
        ImportFiles files = new ImportFiles(folder, rows);
        Rates bareFirst = new Rates("bare-first", files.bare(0));
        Rates bareUpsert = new Rates("bare-upsert", files.bare(1));
        Rates thirteen = new Rates("thirteen-fields", files.thirteen(0));
        Rates thirteenUpsert = new Rates("thirteen-upsert", files.thirteen(1));
        for (int run = 0; run < options.runs(); run++) {
            AccountClient bare = account();
            measure(bare, bareFirst, rows);
            measure(bare, bareUpsert, rows);
            AccountClient full = account();
            measure(full, thirteen, rows);
            measure(full, thirteenUpsert, rows);
        }
        List<Figure> figures = new ArrayList<>();
        for (Rates rates : List.of(bareFirst, bareUpsert, thirteen, thirteenUpsert)) {
            figures.add(
                    new Figure(NAME, rates.name(), median(rates.ours()), "rows/s", median(rates.copies()), "floor"));
        }
        return figures;
    }

    private void warmUp() throws IOException {
        ImportFiles files = new ImportFiles(folder, options.quick() ? QUICK : WARM_UP_ROWS);
        Path file = files.thirteen(7);
        long began = System.nanoTime();
        do {
            run(account(), file);
        } while (System.nanoTime() - began < options.warmUp().toNanos());
    }

    private void measure(AccountClient account, Rates rates, int rows) throws IOException, SQLException {
        double copy = rows / database().copySeconds(rates.file());
        double ours = rows / run(account, rates.file());
        rates.copies().add(copy);
        rates.ours().add(ours);
        progress.accept(
                "%s: %,.0f rows/s; bare COPY of the same file %,.0f rows/s".formatted(rates.name(), ours, copy));
    }

    /** Seconds from the start to the end of one import. */
    private static double run(AccountClient account, Path file) {
        CsvImport uploaded = account.uploadImport(file);
        long began = System.nanoTime();
        account.startImport(uploaded.importId());
        CsvImport now = uploaded;
        while (!now.state().equals("done")) {
            LockSupport.parkNanos(POLL.toNanos());
            now = account.csvImport(uploaded.importId());
            if (now.state().equals("failed") || now.refused() > 0) {
                throw new IllegalStateException("import: got %s (expected: every row taken)".formatted(now));
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        if (now.read() != now.rows()) {
            throw new IllegalStateException("import: got %s (expected: every row read)".formatted(now));
        }
        return seconds;
    }

    private AccountClient account() {
        Channel channel = installation.emulator().open(NAME, PLAN, 0L);
        long id = installation.server().connect(NAME, channel, PLAN, 0L).accountId();
        AccountClient account = installation.server().account(id);
        ATTRIBUTES.forEach(attribute -> account.createAttribute(Json.read(attribute)));
        ImportFiles.TAGS.forEach(account::createTag);
        return account;
    }

    private Database database() throws IOException {
        return new Database(installation.firstToken().toAbsolutePath().resolveSibling(""));
    }

    private static double median(List<Double> values) {
        return Figure.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
