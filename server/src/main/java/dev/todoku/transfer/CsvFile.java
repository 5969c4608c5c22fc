package dev.todoku.transfer;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.todoku.kernel.Problem;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file of rows under a header, read once from its beginning. */
final class CsvFile implements AutoCloseable {

    private static final int COLUMNS_MAX = 300;
    private static final int FIRST_LINE_MAX = 100_000;
    private static final String SEPARATORS = ",\t;";

    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;

    private CsvFile(CloseableIterator<CsvRecord> records, List<String> header) {
        this.records = records;
        this.header = header;
    }

    /**
     * Opens it.
     *
     * @throws Problem 422 if it has no usable header
     */
    static CsvFile open(Path file, Encoding encoding, char separator) {
        try {
            CloseableIterator<CsvRecord> records = CsvReader.builder()
                    .fieldSeparator(separator)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(encoding.reader(file))
                    .iterator();
            if (!records.hasNext()) {
                records.close();
                throw bad("header: got an empty file (expected: names of columns in the first row)");
            }
            return new CsvFile(records, checked(records.next().getFields()));
        } catch (CsvParseException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> checked(List<String> names) {
        List<String> header = names.stream().map(Cells::plain).toList();
        if (header.size() > COLUMNS_MAX) {
            throw bad("header: got %d columns (expected: at most %d)".formatted(header.size(), COLUMNS_MAX));
        }
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (name.chars().anyMatch(c -> c < ' ' && c != '\n')) {
                throw bad("header: got a name with control characters (expected: text)");
            }
            if (!name.isEmpty() && !seen.add(name)) {
                throw bad("header: got '%s' twice (expected: each name once)".formatted(name));
            }
        }
        return header;
    }

    /** Of ',', ';' and the tab the one that the first line has most of. */
    static char separator(Path file, Encoding encoding) throws IOException {
        int[] found = new int[SEPARATORS.length()];
        boolean quoted = false;
        try (Reader reader = new java.io.BufferedReader(encoding.reader(file))) {
            for (int i = 0; i < FIRST_LINE_MAX; i++) {
                int c = reader.read();
                if (c < 0 || (!quoted && (c == '\n' || c == '\r'))) {
                    break;
                }
                quoted ^= c == '"';
                int which = quoted ? -1 : SEPARATORS.indexOf(c);
                if (which >= 0) {
                    found[which]++;
                }
            }
        }
        int most = 0;
        for (int i = 1; i < found.length; i++) {
            most = found[i] > found[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    List<String> header() {
        return header;
    }

    /** The next row; null at the end. */
    @Nullable CsvRecord next() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            throw unreadable(e);
        }
    }

    private static Problem unreadable(CsvParseException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return Problem.unprocessable(
                "bad-csv", "file: got %s (expected: CSV as RFC 4180 has it)".formatted(cause.getMessage()));
    }

    private static Problem bad(String detail) {
        return Problem.unprocessable("bad-header", detail);
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
