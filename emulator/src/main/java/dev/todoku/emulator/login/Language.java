package dev.todoku.emulator.login;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language that the pages speak. */
public enum Language {
    JA("ja", "日本語"),
    EN("en", "English");

    private final String tag;
    private final String name;

    Language(String tag, String name) {
        this.tag = tag;
        this.name = name;
    }

    String tag() {
        return tag;
    }

    /** In itself. */
    String itself() {
        return name;
    }

    Language other() {
        return this == JA ? EN : JA;
    }

    String pick(String japanese, String english) {
        return this == JA ? japanese : english;
    }

    /**
     * The first of them that is wished for; Japanese if none is.
     *
     * @param uiLocales tags separated by spaces, the parameter of LINE's
     * @param accepted the header {@code Accept-Language}
     */
    public static Language of(@Nullable String uiLocales, @Nullable String accepted) {
        String wished = (uiLocales == null ? "" : uiLocales) + " " + (accepted == null ? "" : accepted);
        for (String tag : wished.split("[ ,]+", -1)) {
            String lower = tag.toLowerCase(Locale.ROOT);
            for (Language language : values()) if (lower.startsWith(language.tag)) return language;
        }
        return JA;
    }
}
