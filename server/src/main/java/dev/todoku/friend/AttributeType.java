package dev.todoku.friend;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.todoku.friend.values.Form;
import java.util.Locale;

/**
 * The kinds of value an attribute can have. Every value is kept in one form, so that equal values are equal JSON.
 */
public enum AttributeType {
    /** A string. */
    @JsonProperty("text")
    TEXT,
    @JsonProperty("number")
    NUMBER,
    /** A whole number that goes up and down. */
    @JsonProperty("points")
    POINTS,
    /** A string: 2026-11-22. */
    @JsonProperty("date")
    DATE,
    /** A string: an instant, 2026-11-22T03:00:00Z. */
    @JsonProperty("datetime")
    DATETIME,
    /** A string: one of the attribute's choices. */
    @JsonProperty("choice")
    CHOICE,
    /** An array of strings: some of the attribute's choices, in their order. */
    @JsonProperty("choices")
    CHOICES,
    /** A boolean. */
    @JsonProperty("yesno")
    YESNO,
    /** An object: latitude, longitude and, if known, title. */
    @JsonProperty("place")
    PLACE,
    /** A string in lower case. */
    @JsonProperty("email")
    EMAIL,
    /** A string in E.164: +819012345678. */
    @JsonProperty("phone")
    PHONE;

    Form form() {
        return Form.of(this);
    }

    boolean hasChoices() {
        return this == CHOICE || this == CHOICES;
    }

    boolean hasBounds() {
        return this == NUMBER || this == POINTS || this == DATE;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AttributeType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
