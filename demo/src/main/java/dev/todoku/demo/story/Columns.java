package dev.todoku.demo.story;

/** Lines up texts of letters of one and of two columns' width, as terminals show Japanese. */
final class Columns {

    private Columns() {}

    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - widthOf(text)));
    }

    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - widthOf(text))) + text;
    }

    static int widthOf(String text) {
        return text.codePoints().map(letter -> isWide(letter) ? 2 : 1).sum();
    }

    /** Kana, kanji and their full-width company (Unicode's East Asian Width, as far as the story uses it). */
    private static boolean isWide(int letter) {
        return isBetween(letter, 0x2E80, 0xA4CF)
                || isBetween(letter, 0xF900, 0xFAFF)
                || isBetween(letter, 0xFF00, 0xFF60);
    }

    private static boolean isBetween(int letter, int first, int last) {
        return letter >= first && letter <= last;
    }
}
