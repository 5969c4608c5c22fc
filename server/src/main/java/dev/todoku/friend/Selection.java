package dev.todoku.friend;

import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * Several sets of friends as they were at one moment.
 *
 * @param ordinals one set per selector, in the order asked
 * @param position what of the feed the sets contain at least
 */
public record Selection(List<RoaringBitmap> ordinals, FeedPosition position) {

    public Selection {
        ordinals = List.copyOf(ordinals);
    }
}
