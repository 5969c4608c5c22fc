package dev.todoku.emulator.account;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The narrowcasts of an account by request. Guarded by the account's lock. */
public final class Narrowcasts {
    /** How long LINE tells of one and takes it for a redelivery. */
    private static final Duration KEPT = Duration.ofDays(14);

    private final Map<String, Narrowcast> byRequest = new HashMap<>();

    /** Adds it, or replaces it by a later state of itself. */
    public void put(Narrowcast narrowcast) {
        byRequest.put(narrowcast.order().requestId(), narrowcast);
    }

    public Narrowcast get(String requestId) {
        Narrowcast known = byRequest.get(requestId);
        if (known == null)
            throw new IllegalArgumentException("requestId: got '" + requestId + "' (expected: a narrowcast)");
        return known;
    }

    /** The narrowcast of a request, for 14 days. */
    public Optional<Narrowcast> find(String requestId, Instant now) {
        return Optional.ofNullable(byRequest.get(requestId))
                .filter(known -> now.isBefore(known.order().acceptedAt().plus(KEPT)));
    }
}
