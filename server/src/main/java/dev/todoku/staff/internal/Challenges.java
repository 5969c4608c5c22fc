package dev.todoku.staff.internal;

import dev.todoku.kernel.SecretBox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What authenticators are asked to sign: random, good for five minutes and for one answer. In memory: whoever is asked
 * while the server restarts tries again.
 */
@Component
class Challenges {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int OPEN_MAX = 10_000;

    private final SecretBox box;
    private final InstantSource clock;
    private final LinkedHashMap<String, Asked> open = new LinkedHashMap<>();

    Challenges(SecretBox box, InstantSource clock) {
        this.box = box;
        this.clock = clock;
    }

    private record Asked(@Nullable UUID person, Instant until) {}

    /**
     * Asks.
     *
     * @param person who is to answer; null: whoever can
     */
    synchronized String ask(@Nullable UUID person) {
        Instant now = clock.instant();
        open.values().removeIf(asked -> !now.isBefore(asked.until()));
        if (open.size() >= OPEN_MAX) {
            open.pollFirstEntry();
        }
        String challenge = Hashes.fresh(box);
        open.put(challenge, new Asked(person, now.plus(LIFE)));
        return challenge;
    }

    /** Whether it was asked of them and not answered yet; from now on it is. */
    synchronized boolean take(String challenge, @Nullable UUID person) {
        Asked asked = open.remove(challenge);
        return asked != null && clock.instant().isBefore(asked.until()) && Objects.equals(asked.person(), person);
    }
}
