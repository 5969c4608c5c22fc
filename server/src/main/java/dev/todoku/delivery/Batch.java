package dev.todoku.delivery;

import dev.todoku.quota.Grant;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * At most 500 recipients of one delivery, written before the first request to them (design: a batch is one row).
 *
 * @param number counts up within the delivery
 * @param recipients ordinals, as cut; fixed, because a repeat must have the same bytes
 * @param outstanding those without an outcome
 * @param variables by ordinal, what texts say of their friend as it was when they were cut, for personal content, while there
 *     are outstanding ones; else empty. Written once, and taken out when their friend is erased
 * @param grant the reservation it was cut under
 * @param edgeGrant a second reservation, in the month after {@code grant}'s: taken before a doubtful request is
 *     repeated after the reset, because it may count there (law 6)
 * @param doubtful LINE may have accepted some of the outstanding. True from before a request leaves until its answer is
 *     written, so that it is true of whatever a crash interrupts
 * @param attempts how often it was handed out to be sent; who settles an earlier attempt is not alone with it
 */
public record Batch(
        UUID delivery,
        int number,
        RoaringBitmap recipients,
        RoaringBitmap outstanding,
        Map<Integer, Map<String, String>> variables,
        Grant grant,
        @Nullable Grant edgeGrant,
        boolean doubtful,
        int attempts,
        Instant firstRequestAt,
        Instant dueAt) {

    /** Recipients of one multicast, LINE's limit; and of one batch of pushes, so that both are written as often. */
    static final int SIZE = 500;

    /** About to leave. What LINE certainly has not taken so far begins anew: its key is as good as unused. */
    Batch issued(Instant now) {
        Instant first = doubtful ? firstRequestAt : now;
        return new Batch(
                delivery,
                number,
                recipients,
                outstanding,
                variables,
                grant,
                edgeGrant,
                true,
                attempts + 1,
                first,
                dueAt);
    }

    Batch withEdgeGrant(Grant second) {
        return new Batch(
                delivery,
                number,
                recipients,
                outstanding,
                variables,
                grant,
                second,
                doubtful,
                attempts,
                firstRequestAt,
                dueAt);
    }

    Batch closed() {
        return new Batch(
                delivery,
                number,
                recipients,
                new RoaringBitmap(),
                Map.of(),
                grant,
                edgeGrant,
                doubtful,
                attempts,
                firstRequestAt,
                dueAt);
    }

    Batch tried(RoaringBitmap left, boolean doubt, Instant next) {
        return new Batch(
                delivery,
                number,
                recipients,
                left,
                left.isEmpty() ? Map.of() : variables,
                grant,
                edgeGrant,
                doubt,
                attempts,
                firstRequestAt,
                next);
    }

    /** Of those, LINE has taken some after all; another worker is still at the rest. */
    Batch left(RoaringBitmap still) {
        return new Batch(
                delivery,
                number,
                recipients,
                still,
                still.isEmpty() ? Map.of() : variables,
                grant,
                edgeGrant,
                doubtful,
                attempts,
                firstRequestAt,
                dueAt);
    }

    Batch delayed(Instant next) {
        return new Batch(
                delivery,
                number,
                recipients,
                outstanding,
                variables,
                grant,
                edgeGrant,
                doubtful,
                attempts,
                firstRequestAt,
                next);
    }
}
