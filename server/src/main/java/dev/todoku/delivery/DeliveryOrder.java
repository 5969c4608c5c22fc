package dev.todoku.delivery;

import dev.todoku.quota.Purpose;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * What is to be sent, and to whom.
 *
 * @param recipients ordinals of friends; the set is fixed from here on
 * @param goOnAfterReset the owner's leave to send after the month's reset what the month could not (law 6)
 * @param budget the most messages the campaign may use in a month, or null
 */
public record DeliveryOrder(
        UUID id,
        Purpose purpose,
        @Nullable UUID campaign,
        Content content,
        RoaringBitmap recipients,
        boolean goOnAfterReset,
        @Nullable Long budget) {}
