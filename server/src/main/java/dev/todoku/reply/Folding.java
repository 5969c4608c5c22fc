package dev.todoku.reply;

import java.text.Normalizer;
import java.util.Locale;

/** Makes texts equal that people mean as the same: full width and half width, upper and lower case, space around. */
final class Folding {

    private Folding() {}

    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
