package dev.todoku.staff.internal;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/**
 * At most so many sign-ins a minute from one network address: a password tried on very many people is as bad as many on
 * one. In memory, by the monotonic clock.
 */
@Component
class SourceRate {

    static final int A_MINUTE = 60;
    private static final int SOURCES_MAX = 10_000;

    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** Refuses with 429 what is beyond. */
    void take(String source) {
        if (buckets.size() > SOURCES_MAX) {
            buckets.values().removeIf(bucket -> bucket.getAvailableTokens() == A_MINUTE);
        }
        var probe = buckets.computeIfAbsent(source, _ -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Attempts.tooMany(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private static Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(A_MINUTE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                .withNanosecondPrecision()
                .build();
    }
}
