package dev.todoku.audience;

import dev.todoku.friend.FeedPosition;
import java.time.Instant;
import org.roaringbitmap.RoaringBitmap;

/**
 * The friends of an audience as they were at one moment.
 *
 * @param ordinals only friends who may be sent to
 * @param position what of the friends' feed is contained at least
 * @param at the moment, for rules that know "today"
 */
public record Members(RoaringBitmap ordinals, FeedPosition position, Instant at) {

    public long count() {
        return ordinals.getLongCardinality();
    }
}
