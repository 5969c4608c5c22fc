package dev.todoku.emulator.coupon;

import dev.todoku.protocol.coupon.CouponRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A coupon that was made.
 *
 * @param number rises from coupon to coupon of the account
 * @param isDraft made on LINE's own screen and not given out yet
 * @param closedAt when it was discontinued, if it was
 */
public record Coupon(
        String id,
        long number,
        CouponRequest terms,
        Instant createdAt,
        boolean isDraft,
        @Nullable Instant closedAt) {
    /** What LINE calls the state of a coupon; one that begins later runs already. */
    public enum Status {
        DRAFT,
        RUNNING,
        CLOSED
    }

    public Status statusAt(Instant now) {
        if (isDraft) return Status.DRAFT;
        return closedAt != null || now.getEpochSecond() > terms.endTimestamp() ? Status.CLOSED : Status.RUNNING;
    }

    boolean canBeUsedAt(Instant now) {
        return statusAt(now) == Status.RUNNING && now.getEpochSecond() >= terms.startTimestamp();
    }

    Coupon closed(Instant at) {
        return new Coupon(id, number, terms, createdAt, isDraft, at);
    }

    Coupon published() {
        return new Coupon(id, number, terms, createdAt, false, closedAt);
    }
}
