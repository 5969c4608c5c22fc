package dev.todoku.delivery.internal;

import dev.todoku.friend.Fact;
import dev.todoku.friend.Facts;
import dev.todoku.kernel.AccountId;
import java.time.InstantSource;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** Hears whom LINE accepted a message for, within the transaction that writes it down. */
interface Received {

    /** {@code campaign} is its id; empty for what was sent without one. */
    void received(AccountId account, String campaign, RoaringBitmap ordinals);

    /** Lets audiences know. */
    @Component
    record ToFacts(Facts facts, InstantSource clock) implements Received {

        @Override
        public void received(AccountId account, String campaign, RoaringBitmap ordinals) {
            facts.happened(account, Fact.RECEIVED, campaign, clock.instant(), ordinals);
        }
    }
}
