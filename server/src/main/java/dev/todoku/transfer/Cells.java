package dev.todoku.transfer;

import java.util.regex.Pattern;

/**
 * Cells that spreadsheets take for what they are. A text that begins as a formula does would be run by whoever opens the
 * file; it gets an apostrophe before it, which an import takes away again.
 */
final class Cells {

    private static final String OPENING = "=+\\-@\\t\\r\\n＝＋－＠";
    private static final Pattern FORMULA = Pattern.compile("'*[" + OPENING + "].*", Pattern.DOTALL);
    private static final Pattern GUARDED = Pattern.compile("'+[" + OPENING + "].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private Cells() {}

    static String guarded(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    /** What {@link #guarded} was given, without the space around it and with one kind of line end. */
    static String plain(String cell) {
        String text = cell.indexOf('\r') >= 0 ? cell.replace("\r\n", "\n") : cell;
        text = text.strip();
        return !text.isEmpty()
                        && text.charAt(0) == '\''
                        && GUARDED.matcher(text).matches()
                ? text.substring(1)
                : text;
    }
}
