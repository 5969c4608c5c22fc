package dev.todoku.friend;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import tools.jackson.databind.JsonNode;

/** Rows in PostgreSQL's text format of COPY, sent on as they grow. */
final class CopyText {

    private static final int FLUSH = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder(2 * FLUSH);
    private final JsonText json = new JsonText();
    private boolean within;

    CopyText(CopyIn copy) {
        this.copy = copy;
    }

    /** What needs no escape: numbers, booleans, ids, arrays of plain words. */
    CopyText plain(Object value) {
        separate();
        text.append(value);
        return this;
    }

    CopyText text(@Nullable String value) {
        separate();
        if (value == null) {
            text.append("\\N");
        } else {
            escape(value);
        }
        return this;
    }

    CopyText instant(@Nullable Instant value) {
        return text(value == null ? null : value.toString());
    }

    CopyText json(JsonNode value) {
        json.clear();
        json.value(value);
        separate();
        escape(json.text());
        return this;
    }

    /** The row is complete. */
    void end() throws SQLException {
        text.append('\n');
        within = false;
        if (text.length() >= FLUSH) {
            flush();
        }
    }

    /** No more rows. */
    void close() throws SQLException {
        flush();
        copy.endCopy();
    }

    private void flush() throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private void separate() {
        if (within) {
            text.append('\t');
        }
        within = true;
    }

    /** What needs no escape is added in one piece. */
    private void escape(CharSequence value) {
        int done = 0;
        for (int i = 0; i < value.length(); i++) {
            String escaped = switch (value.charAt(i)) {
                case '\\' -> "\\\\";
                case '\t' -> "\\t";
                case '\n' -> "\\n";
                case '\r' -> "\\r";
                default -> null;
            };
            if (escaped != null) {
                text.append(value, done, i).append(escaped);
                done = i + 1;
            }
        }
        text.append(done == 0 ? value : value.subSequence(done, value.length()));
    }
}
