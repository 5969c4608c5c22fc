package dev.todoku.emulator.login;

import dev.todoku.emulator.ids.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Authorization codes: ten minutes, one use (LINE's documents, "Receive the authorization code"). */
public final class Codes {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int LENGTH = 20;

    private record Issued(Grant grant, Instant expiresAt) {}

    private final Ids ids;
    private final Map<String, Issued> codes = new ConcurrentHashMap<>();

    Codes(Ids ids) {
        this.ids = ids;
    }

    public String issue(Grant grant, Instant now) {
        codes.values().removeIf(old -> !now.isBefore(old.expiresAt));
        String code = ids.token(LENGTH);
        codes.put(code, new Issued(grant, now.plus(LIFE)));
        return code;
    }

    /** What the code stands for; asked again, nothing. */
    public Optional<Grant> take(String code, Instant now) {
        return Optional.ofNullable(codes.remove(code))
                .filter(issued -> now.isBefore(issued.expiresAt))
                .map(Issued::grant);
    }

    void clear() {
        codes.clear();
    }
}
