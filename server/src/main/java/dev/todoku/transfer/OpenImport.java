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

    private final UUID id;
    private final ImportState state;
    private final CsvFile file;
    private final RowReader reader;
    private final ExecutorService thread;
    private @Nullable Future<List<Row>> ahead;

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
     * The next rows, fewer than {@link #CHUNK} at the end of the file.
     *
     * @throws Problem 422 if the file cannot be read
     */
    List<Row> next() {
        Future<List<Row>> read = ahead == null ? thread.submit(this::read) : ahead;
        try {
            List<Row> rows = read.get();
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

    private List<Row> read() {
        List<Row> rows = new ArrayList<>(CHUNK);
        while (rows.size() < CHUNK) {
            CsvRecord record = file.next();
            if (record == null) {
                return rows;
            }
            rows.add(reader.read(record));
        }
        return rows;
    }

    @Override
    public void close() {
        thread.execute(file::close); // behind the read that is under way
        thread.shutdown();
    }
}
