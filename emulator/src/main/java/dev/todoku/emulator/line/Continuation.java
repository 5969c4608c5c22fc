package dev.todoku.emulator.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.todoku.protocol.LineErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** LINE's {@code next} and {@code start}: opaque to callers, the next index and when the token dies, in Base64. */
final class Continuation {
    private static final Duration LIFE = Duration.ofHours(24);

    private Continuation() {}

    static String at(int index, Instant now) {
        String text = index + ":" + now.plus(LIFE).getEpochSecond();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** The index that {@code start} stands for; 0 if there is none. */
    static int index(@Nullable String start, Instant now) {
        if (start == null) return 0;
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(start), UTF_8).split(":", -1);
            if (parts.length == 2 && now.getEpochSecond() < Long.parseLong(parts[1])) {
                int index = Integer.parseInt(parts[0]);
                if (index >= 0) return index;
            }
        } catch (IllegalArgumentException notOurs) {
            // refused below
        }
        throw Refused.badRequest("Invalid start param");
    }

    /** The number in {@code limit}, from 1 to {@code max}. */
    static int limit(@Nullable String text, int usual, int max) {
        if (text == null) return usual;
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= max) return limit;
        } catch (NumberFormatException notANumber) {
            // refused below
        }
        throw Refused.badRequest(LineErrors.invalidParameter("limit"));
    }
}
