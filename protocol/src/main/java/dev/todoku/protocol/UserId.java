package dev.todoku.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * LINE's id of a user: {@code U} and 32 lower-case hex digits on the wire, 128 bits here. Bots have one too (the
 * {@code destination} of a webhook).
 *
 * <p>The same person has another id for each provider.
 */
public record UserId(UUID value) {

    private static final int LENGTH = 33;
    private static final HexFormat HEX = HexFormat.of();

    /**
     * The id that the text writes.
     *
     * @throws IllegalArgumentException if the text is not {@code U} and 32 lower-case hex digits
     */
    public static UserId parse(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "userId: got '%s' (expected: U and 32 lower-case hex digits)".formatted(text)));
    }

    /** The id that the text writes; empty if it writes none. */
    public static Optional<UserId> find(String text) {
        if (!isId('U', text)) {
            return Optional.empty();
        }
        long high = HexFormat.fromHexDigitsToLong(text, 1, 17);
        long low = HexFormat.fromHexDigitsToLong(text, 17, LENGTH);
        return Optional.of(new UserId(new UUID(high, low)));
    }

    @Override
    @JsonValue
    public String toString() {
        return "U" + HEX.toHexDigits(value.getMostSignificantBits()) + HEX.toHexDigits(value.getLeastSignificantBits());
    }

    /** Whether the text is {@code prefix} and 32 lower-case hex digits: the form of users, groups (C) and rooms (R). */
    static boolean isId(char prefix, String text) {
        if (text.length() != LENGTH || text.charAt(0) != prefix) {
            return false;
        }
        for (int i = 1; i < LENGTH; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
