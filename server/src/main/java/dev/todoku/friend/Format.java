package dev.todoku.friend;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a text or a date is about, beyond its type: how it is understood and written. */
public enum Format {
    /** A text: one of Japan's 47, with its ending, as 東京都. */
    @JsonProperty("prefecture")
    PREFECTURE(AttributeType.TEXT),
    /** A text: a postcode of Japan, as 123-4567. */
    @JsonProperty("postcode")
    POSTCODE(AttributeType.TEXT),
    /** A text: a time of day, as 18:30. */
    @JsonProperty("time")
    TIME(AttributeType.TEXT),
    /** A text: somebody's name, without the words around it. */
    @JsonProperty("name")
    NAME(AttributeType.TEXT),
    /** A date that comes again every year; told without its year it stands in 1604. */
    @JsonProperty("birthday")
    BIRTHDAY(AttributeType.DATE);

    private final AttributeType type;

    Format(AttributeType type) {
        this.type = type;
    }

    AttributeType type() {
        return type;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
