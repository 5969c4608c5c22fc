package dev.todoku.audience;

import dev.todoku.friend.AttributeType;

/** What can be asked of values of a type. */
public enum Kind {
    /** A text as people write it: widths, upper and lower case and the space around it do not count. */
    TEXT,
    /** One of several choices, an e-mail address or a phone number: of one form already. */
    WORD,
    /** Several choices at once. */
    WORDS,
    YESNO,
    NUMBER,
    /** A share from 0 to 1. */
    SHARE,
    /** A date. */
    DAY,
    /** An instant, of which rules see the day in the account's time zone. */
    MOMENT,
    /** Nothing but whether it is there. */
    OTHER;

    public static Kind of(AttributeType type) {
        return switch (type.name()) {
            case "TEXT" -> TEXT;
            case "CHOICE", "EMAIL", "PHONE" -> WORD;
            case "MULTIPLE", "CHOICES", "MULTIPLE_CHOICE" -> WORDS;
            case "YESNO" -> YESNO;
            case "NUMBER", "POINTS" -> NUMBER;
            case "DATE" -> DAY;
            case "DATETIME", "DATE_TIME" -> MOMENT;
            default -> OTHER;
        };
    }
}
