package dev.todoku.protocol.message;

import org.jspecify.annotations.Nullable;

/**
 * A coupon made before.
 *
 * @param deliveryTag names the route in LINE's statistics
 */
public record CouponMessage(
        String couponId,
        @Nullable String deliveryTag,
        @Nullable QuickReply quickReply,
        @Nullable Sender sender) implements Message {

    public static final String TYPE = "coupon";

    @Override
    public String type() {
        return TYPE;
    }
}
