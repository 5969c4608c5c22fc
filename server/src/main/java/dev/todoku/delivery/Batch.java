package dev.todoku.delivery;

import dev.todoku.line.Route;
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
 * @param route multicast: one request to all, who get the same bytes; push: a request each
 * @param recipients ordinals, as cut; fixed, because a repeat must have the same bytes
 * @param outstanding those without an outcome
 * @param variables what texts say of their friends as it was when they were cut, for personal content, while there are
 *     outstanding ones; else empty. By ordinal for pushes, written once, and taken out when their friend is erased; for a
 *     multicast once, under {@link #EVERYBODY}
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
        Route route,
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

    /** Stands for an ordinal where all recipients' texts say the same; no friend has it. */
    static final int EVERYBODY = -1;

    /** Of the delivery's next number; nothing of it has left. */
    static Batch waiting(
            Delivery delivery,
            Route route,
            RoaringBitmap recipients,
            Map<Integer, Map<String, String>> variables,
            Instant now) {
        return new Batch(
                delivery.id(),
                delivery.batches(),
                route,
                recipients,
                recipients.clone(),
                variables,
                delivery.grant(),
                null,
                false,
                0,
                now,
                now);
    }

    /** What the text for this recipient says of them. */
    Map<String, String> valuesOf(int ordinal) {
        return variables.getOrDefault(route == Route.MULTICAST ? EVERYBODY : ordinal, Map.of());
    }

    /** About to leave. What LINE certainly has not taken so far begins anew: its key is as good as unused. */
    Batch issued(Instant now) {
        return with(outstanding, edgeGrant, true, attempts + 1, doubtful ? firstRequestAt : now, dueAt);
    }

    Batch withEdgeGrant(Grant second) {
        return with(outstanding, second, doubtful, attempts, firstRequestAt, dueAt);
    }

    Batch closed() {
        return left(new RoaringBitmap());
    }

    Batch tried(RoaringBitmap still, boolean doubt, Instant next) {
        return with(still, edgeGrant, doubt, attempts, firstRequestAt, next);
    }

    /** Of those, LINE has taken some after all; another worker is still at the rest. */
    Batch left(RoaringBitmap still) {
        return with(still, edgeGrant, doubtful, attempts, firstRequestAt, dueAt);
    }

    Batch delayed(Instant next) {
        return with(outstanding, edgeGrant, doubtful, attempts, firstRequestAt, next);
    }

    private Batch with(
            RoaringBitmap still,
            @Nullable Grant newEdgeGrant,
            boolean doubt,
            int newAttempts,
            Instant newFirstRequestAt,
            Instant newDueAt) {
        return new Batch(
                delivery,
                number,
                route,
                recipients,
                still,
                still.isEmpty() ? Map.of() : variables,
                grant,
                newEdgeGrant,
                doubt,
                newAttempts,
                newFirstRequestAt,
                newDueAt);
    }
}
