package dev.todoku.friend;

import java.text.Normalizer;
import java.util.Locale;

/** Makes texts equal that people mean as the same: full width and half width, upper and lower case, space around. */
public final class Folding {

    private Folding() {}

    public static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
