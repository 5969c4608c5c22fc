package dev.todoku.transfer;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.todoku.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A file under way: rows are read and checked on a thread of its own, a chunk ahead of those that are written. */
final class OpenImport implements AutoCloseable {

    /** Rows of one transaction: a second's work, in memory at once, and as many again ahead of them. */
    static final int CHUNK = 10_000;

    /** Characters that are in memory at once, whatever the rows are like. */
    private static final int CHARACTERS = 8_000_000;

    /** Some rows; the last ones of the file. */
    record Read(List<Row> rows, boolean last) {}

    private final UUID id;
    private final ImportState state;
    private final CsvFile file;
    private final RowReader reader;
    private final ExecutorService thread;
    private @Nullable Future<Read> ahead;

    OpenImport(CsvImport of, CsvFile file, RowReader reader) {
        this.id = of.importId();
        this.state = of.state();
        this.file = file;
        this.reader = reader;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("csv-" + id).daemon().factory());
        this.ahead = thread.submit(() -> {
            skip(of.read());
            return read();
        });
    }

    boolean is(CsvImport other) {
        return other.importId().equals(id) && other.state() == state;
    }

    UUID id() {
        return id;
    }

    RowReader reader() {
        return reader;
    }

    /**
     * The next rows.
     *
     * @throws Problem 422 if the file cannot be read
     */
    Read next() {
        Future<Read> read = ahead == null ? thread.submit(this::read) : ahead;
        try {
            Read rows = read.get();
            ahead = thread.submit(this::read);
            return rows;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Problem problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void skip(long rows) {
        for (long i = 0; i < rows; i++) {
            file.next();
        }
    }

    private Read read() {
        List<Row> rows = new ArrayList<>(CHUNK);
        long characters = 0;
        while (rows.size() < CHUNK && characters < CHARACTERS) {
            CsvRecord record = file.next();
            if (record == null) {
                return new Read(rows, true);
            }
            Row row = reader.read(record);
            rows.add(row);
            characters += row.cells().stream().mapToInt(String::length).sum();
        }
        return new Read(rows, false);
    }

    @Override
    public void close() {
        thread.execute(file::close); // behind the read that is under way
        thread.shutdown();
    }
}
