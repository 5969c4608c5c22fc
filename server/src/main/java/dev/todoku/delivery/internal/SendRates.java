package dev.todoku.delivery.internal;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import dev.todoku.protocol.Rate;
import dev.todoku.protocol.RateLimits;
import io.github.bucket4j.Bucket;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/**
 * Keeps each account's requests below LINE's published rate of each endpoint. LINE does not say how it measures: with a
 * store of 1 % and a refill of 98.5 %, no second of any kind sees more than the rate. Runs on the monotonic clock.
 */
@Component
class SendRates {

    private static final double SHARE = 0.985;
    private static final double BURST = 0.01;

    private record Key(AccountId account, Route route) {}

    private final ConcurrentMap<Key, Bucket> buckets = new ConcurrentHashMap<>();

    /** Waits for this account's turn on this route. */
    void await(AccountId account, Route route) {
        Bucket bucket = buckets.computeIfAbsent(new Key(account, route), key -> bucket(key.route()));
        bucket.asBlocking().consumeUninterruptibly(1);
    }

    private static Bucket bucket(Route route) {
        Rate rate = RateLimits.of("POST", "/v2/bot/message/" + route.key());
        long refill = Math.max(1, (long) (rate.count() * SHARE));
        long burst = Math.max(1, (long) (rate.count() * BURST));
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(refill, rate.per()))
                .build();
    }
}
