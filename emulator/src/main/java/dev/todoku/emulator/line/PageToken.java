package dev.todoku.emulator.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The tokens by which callers go from page to page: opaque to them, good for 24 hours. */
final class PageToken {
    private static final Duration LIFE = Duration.ofHours(24);
    private static final String INVALID = "Invalid start param";

    private final InstantSource clock;

    PageToken(InstantSource clock) {
        this.clock = clock;
    }

    /** For the page that begins at {@code position}. */
    String of(long position) {
        String text = position + ":" + clock.instant().plus(LIFE).getEpochSecond();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** Where the page of a token begins, {@code first} without one; a token that is dead or not ours is refused. */
    long position(@Nullable String start, long first) {
        if (start == null) return first;
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(start), UTF_8).split(":", -1);
            if (parts.length == 2 && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[1]))))
                return Long.parseLong(parts[0]);
        } catch (IllegalArgumentException notOurs) {
            // refused below
        }
        throw Refused.badRequest(INVALID);
    }
}
