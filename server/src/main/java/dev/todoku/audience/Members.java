package dev.todoku.audience;

import dev.todoku.friend.FeedPosition;
import java.time.Instant;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who a rule selected.
 *
 * @param ordinals friends by ordinal, the caller's own copy
 * @param position the feed's changes up to here are in it
 * @param at the instant that "now" was
 */
public record Members(RoaringBitmap ordinals, FeedPosition position, Instant at) {

    public long count() {
        return ordinals.getLongCardinality();
    }
}
