package dev.todoku.transfer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A CSV that spreadsheets open as it is meant. */
final class Sheet implements AutoCloseable {

    private final Encoding encoding;
    private final CsvWriter writer;

    Sheet(OutputStream out, Encoding encoding) throws IOException {
        this.encoding = encoding;
        this.writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(encoding.writer(out));
    }

    void row(List<String> cells) {
        writer.writeRecord(
                cells.stream().map(Cells::guarded).map(encoding::fold).toList());
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
