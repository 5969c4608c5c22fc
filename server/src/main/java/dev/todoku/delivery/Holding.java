package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Why;
import dev.todoku.quota.Grant;
import dev.todoku.quota.Quota;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Delivery hold(AccountId account, Delivery delivery, Why why, @Nullable Instant nextLook) {
        RoaringBitmap left = takeBack(account, delivery);
        quota.hold(
                account,
                delivery.grant().month(),
                delivery.id(),
                delivery.route(),
                left.getLongCardinality(),
                why.text());
        return delivery.held(left.getLongCardinality(), why, nextLook);
    }

    /** Gives up what was not sent. */
    Delivery cancel(AccountId account, Delivery delivery, @Nullable Instant nextLook) {
        long left = delivery.state() == State.HELD
                ? delivery.held()
                : takeBack(account, delivery).getLongCardinality();
        return delivery.cancelled(left, nextLook);
    }

    /** The owner stopped it, or the month, while requests were on their way: what LINE certainly did not take stays unsent. */
    Delivery takeBackUnsent(AccountId account, Delivery delivery) {
        RoaringBitmap unsent = takeBackBatches(account, delivery);
        if (unsent.isEmpty()) {
            return delivery;
        }
        unsent.or(store.snapshot(account, delivery.id()));
        store.replaceSnapshot(account, delivery.id(), unsent);
        long count = unsent.getLongCardinality();
        if (delivery.state() == State.HELD) {
            String why = delivery.why() == null ? "not sent" : delivery.why().text();
            quota.hold(account, delivery.grant().month(), delivery.id(), delivery.route(), count, why);
        }
        return delivery.heldBack(count);
    }

    private RoaringBitmap takeBack(AccountId account, Delivery delivery) {
        RoaringBitmap left = uncut(store.snapshot(account, delivery.id()), delivery.cursor());
        quota.release(account, delivery.grant(), delivery.id(), delivery.route(), left.getLongCardinality());
        left.or(takeBackBatches(account, delivery));
        store.replaceSnapshot(account, delivery.id(), left);
        return left;
    }

    private RoaringBitmap takeBackBatches(AccountId account, Delivery delivery) {
        RoaringBitmap left = new RoaringBitmap();
        List<Batch> closed = new ArrayList<>();
        Map<Grant, Long> unused = new LinkedHashMap<>(); // one entry, however many batches wait
        for (Batch batch : store.openBatches(account, delivery.id())) {
            if (batch.doubtful()) {
                continue;
            }
            long count = batch.outstanding().getLongCardinality();
            unused.merge(batch.grant(), count, Long::sum);
            if (batch.edgeGrant() != null) {
                unused.merge(batch.edgeGrant(), count, Long::sum);
            }
            left.or(batch.outstanding());
            closed.add(batch.closed());
        }
        unused.forEach((grant, count) -> quota.release(account, grant, delivery.id(), delivery.route(), count));
        store.saveBatches(account, closed);
        return left;
    }

    /** The part of a snapshot after the cursor; a copy. */
    static RoaringBitmap uncut(RoaringBitmap snapshot, int cursor) {
        RoaringBitmap left = snapshot.clone();
        left.remove(0L, cursor + 1L);
        return left;
    }
}
