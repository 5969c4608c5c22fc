package dev.todoku.emulator.content;

import java.util.Locale;
import java.util.Optional;

/** What friends can send that is fetched by its message id. */
public enum Kind {
    IMAGE,
    VIDEO,
    AUDIO,
    FILE;

    /** As the message's type. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String word) {
        for (Kind kind : values()) if (kind.word().equals(word)) return Optional.of(kind);
        return Optional.empty();
    }

    /** What a media type is sent as. */
    public static Kind ofMediaType(String contentType) {
        return of(contentType.split("/", 2)[0]).orElse(FILE);
    }

    boolean isTranscoded() {
        return this == VIDEO || this == AUDIO;
    }

    boolean hasPreview() {
        return this == IMAGE || this == VIDEO;
    }
}
