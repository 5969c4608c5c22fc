package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import dev.todoku.quota.Quota;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Takes back what has not been sent: recipients not cut yet, and batches that LINE certainly has not accepted. */
final class Holding {

    private final DeliveryStore store;
    private final Quota quota;

    Holding(DeliveryStore store, Quota quota) {
        this.store = store;
        this.quota = quota;
    }

    /** Keeps what was not sent for the owner's decision; the month's books note it. */
    Delivery hold(AccountId account, Delivery delivery, String why, @Nullable Instant nextLook) {
        RoaringBitmap left = takeBack(account, delivery);
        quota.hold(account, delivery.grant().month(), delivery.id(), delivery.route(), left.getLongCardinality(), why);
        return delivery.held(left.getLongCardinality(), why, nextLook);
    }

    /** Gives up what was not sent. */
    Delivery cancel(AccountId account, Delivery delivery, @Nullable Instant nextLook) {
        long left = delivery.state() == State.HELD
                ? delivery.held()
                : takeBack(account, delivery).getLongCardinality();
        return delivery.cancelled(left, nextLook);
    }

    private RoaringBitmap takeBack(AccountId account, Delivery delivery) {
        RoaringBitmap left = uncut(store.snapshot(account, delivery.id()), delivery.cursor());
        quota.release(account, delivery.grant(), delivery.id(), delivery.route(), left.getLongCardinality());
        List<Batch> closed = new ArrayList<>();
        for (Batch batch : store.openBatches(account, delivery.id())) {
            if (batch.doubtful()) {
                continue;
            }
            long count = batch.outstanding().getLongCardinality();
            quota.release(account, batch.grant(), delivery.id(), delivery.route(), count);
            if (batch.edgeGrant() != null) {
                quota.release(account, batch.edgeGrant(), delivery.id(), delivery.route(), count);
            }
            left.or(batch.outstanding());
            closed.add(batch.closed());
        }
        store.saveBatches(account, closed);
        store.replaceSnapshot(account, delivery.id(), left);
        return left;
    }

    /** The part of a snapshot after the cursor; a copy. */
    static RoaringBitmap uncut(RoaringBitmap snapshot, int cursor) {
        RoaringBitmap left = snapshot.clone();
        left.remove(0L, cursor + 1L);
        return left;
    }
}
