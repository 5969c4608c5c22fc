package dev.todoku.transfer;

import dev.todoku.friend.Effect;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row that was read.
 *
 * @param line of the file, from 1, where it begins
 * @param user LINE's user id, where that is the key
 * @param key the account's own id, where that is the key
 * @param wrong why it cannot be taken; empty: it can
 */
record Row(
        long line,
        @Nullable UUID user,
        @Nullable String key,
        List<Effect> effects,
        List<Wrong> wrong,
        List<String> cells) {

    /** A cell that is not what its column holds. */
    record Wrong(String column, String got, String expected) {

        private Wrong storable() {
            return new Wrong(column, Row.storable(got), expected);
        }

        @Override
        public String toString() {
            return "%s: got '%s' (expected: %s)".formatted(column, got, expected);
        }
    }

    Refusal refused() {
        return new Refusal(line, cells, wrong);
    }

    Refusal refused(String column, String got, String expected) {
        return new Refusal(line, cells, List.of(new Wrong(column, got, expected)));
    }

    /** A row that cannot be taken, whole, and why. */
    record Refusal(long line, List<String> cells, List<Wrong> wrong) {

        /** In the characters that the database holds. */
        Refusal storable() {
            return new Refusal(
                    line,
                    cells.stream().map(Row::storable).toList(),
                    wrong.stream().map(Wrong::storable).toList());
        }
    }

    private static String storable(String text) {
        return text.replace('\0', Encoding.UNREADABLE);
    }
}
