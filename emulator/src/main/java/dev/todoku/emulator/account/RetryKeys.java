package dev.todoku.emulator.account;

import dev.todoku.protocol.SentMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Retry keys of an account: a key lives 24 h from its first request, and only an accepted request burns it (reference,
 * "Retry an API request"). Guarded by the account's lock.
 */
public final class RetryKeys {
    private static final Duration LIFE = Duration.ofHours(24);

    /**
     * The request that burnt a key.
     *
     * @param told the messages that its sender was told the ids of: a push's
     */
    public record Accepted(String requestId, List<SentMessage> told) {}

    private record Key(Instant firstRequestAt, @Nullable Accepted accepted) {}

    /** In order of first requests, so that the dead stand in front. */
    private final Map<UUID, Key> keys = new LinkedHashMap<>();

    /** A request comes with {@code key}: what burnt it before, if anything did within its life. */
    public Optional<Accepted> present(UUID key, Instant now) {
        dropDead(now);
        Key known = keys.putIfAbsent(key, new Key(now, null));
        return known == null ? Optional.empty() : Optional.ofNullable(known.accepted);
    }

    /** The request with {@code key}, which was presented before, is accepted. */
    public void burn(UUID key, Accepted accepted) {
        keys.computeIfPresent(key, (_, known) -> new Key(known.firstRequestAt, accepted));
    }

    private void dropDead(Instant now) {
        Iterator<Key> eldest = keys.values().iterator();
        while (eldest.hasNext() && !now.isBefore(eldest.next().firstRequestAt.plus(LIFE))) eldest.remove();
    }
}
