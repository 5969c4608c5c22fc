package dev.todoku.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The number of one LINE Official Account in this installation, from 1; a JSON number, and the path variable
 * {@code {account}}. Not LINE's channel id.
 */
public record AccountId(@JsonValue long value) {

    @JsonCreator
    public AccountId {
        if (value < 1) {
            throw new IllegalArgumentException("accountId: got %d (expected: at least 1)".formatted(value));
        }
    }

    /** Reads the path variable; Spring finds this by its name. */
    public static AccountId valueOf(String text) {
        try {
            return new AccountId(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("accountId: got '%s' (expected: a number)".formatted(text), e);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
