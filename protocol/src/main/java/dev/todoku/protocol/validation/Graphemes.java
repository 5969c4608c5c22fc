package dev.todoku.protocol.validation;

import java.text.BreakIterator;
import java.util.Locale;

/** Counts what a reader would call characters: a family emoji is one, a letter with its accents is one. */
final class Graphemes {

    private Graphemes() {}

    static int count(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int count = 0;
        while (characters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}
