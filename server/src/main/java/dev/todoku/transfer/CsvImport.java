package dev.todoku.transfer;

import dev.todoku.kernel.Actor;
import dev.todoku.kernel.Why;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of friends' values, and how far it has come.
 *
 * @param rows below the header
 * @param mapping null: none chosen yet
 * @param by who uploaded, started or undid it last
 * @param read rows read so far
 * @param refused rows that cannot be taken
 * @param met of a check: LINE users it would meet; of a run: met by it
 * @param found of a check: friends it knows; of a run: times a friend was changed
 * @param putBack friends who got something back when it was undone
 * @param forgotten friends whom nothing but this import had told of, forgotten when it was undone
 * @param startedAt the event time of all its values
 */
record CsvImport(
        UUID importId,
        String name,
        long bytes,
        Encoding encoding,
        String separator,
        List<String> header,
        long rows,
        ImportState state,
        @Nullable ImportMapping mapping,
        Actor by,
        long read,
        long refused,
        long met,
        long found,
        int steps,
        long putBack,
        long forgotten,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant undoneAt,
        @Nullable Instant finishedAt,
        @Nullable Why why) {

    CsvImport {
        header = List.copyOf(header);
    }

    /** What the history calls the cause of its changes. */
    String cause() {
        return "csv:" + importId;
    }

    String undoCause() {
        return "undo:" + importId;
    }
}
