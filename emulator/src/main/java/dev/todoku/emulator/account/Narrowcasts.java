package dev.todoku.emulator.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The narrowcasts of an account by request. Guarded by the account's lock. */
public final class Narrowcasts {
    /** How long LINE tells of one and takes it for a redelivery. */
    private static final Duration KEPT = Duration.ofDays(14);

    /** In order of acceptance, so that those nobody is told of any more stand in front. */
    private final Map<String, Narrowcast> byRequest = new LinkedHashMap<>();

    /** Adds it, or replaces it by a later state of itself; forgets those that were over 14 days when it was accepted. */
    public void put(Narrowcast narrowcast) {
        Instant now = narrowcast.order().acceptedAt();
        Iterator<Narrowcast> eldest = byRequest.values().iterator();
        while (eldest.hasNext() && !isKept(eldest.next(), now)) eldest.remove();
        byRequest.put(narrowcast.order().requestId(), narrowcast);
    }

    /** Whether it has come to its end, good or bad. */
    public boolean isOver(String requestId) {
        Narrowcast known = byRequest.get(requestId);
        return known != null
                && switch (known.progress()) {
                    case Narrowcast.Waiting _, Narrowcast.Sending _ -> false;
                    case Narrowcast.Succeeded _, Narrowcast.Failed _ -> true;
                };
    }

    /** The narrowcast of a request, for 14 days. */
    public Optional<Narrowcast> find(String requestId, Instant now) {
        return Optional.ofNullable(byRequest.get(requestId)).filter(known -> isKept(known, now));
    }

    private static boolean isKept(Narrowcast narrowcast, Instant now) {
        return now.isBefore(narrowcast.order().acceptedAt().plus(KEPT));
    }
}
