package dev.todoku.protocol.coupon;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.validation.RequestBody;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a coupon is: {@code POST /v2/bot/coupon}. Times are in UNIX seconds.
 *
 * @param couponCode shown when the coupon is opened
 * @param maxUseCountPerTicket 1, or -1 for any number of times
 * @param visibility whether LINE shows it elsewhere: PUBLIC or UNLISTED
 */
public record CouponRequest(
        String title,
        @Nullable String description,
        AcquisitionCondition acquisitionCondition,
        long startTimestamp,
        long endTimestamp,
        String timezone,
        @Nullable String couponCode,
        int maxUseCountPerTicket,
        String visibility,
        Reward reward,
        @Nullable String imageUrl,
        @Nullable String barcodeImageUrl,
        @Nullable String usageCondition) {

    /**
     * Who can have it.
     *
     * @param type normal or lottery; referral only of coupons made on LINE's own screen
     * @param lotteryProbability of winning, in percent
     * @param maxAcquireCount how many win at most, or -1
     */
    public record AcquisitionCondition(
            String type,
            @Nullable Integer lotteryProbability,
            @Nullable Integer maxAcquireCount) {

        public static final String LOTTERY = "lottery";
    }

    /**
     * What it is good for.
     *
     * @param type discount, free, gift, cashBack or others
     */
    public record Reward(String type, @Nullable PriceInfo priceInfo) {

        /** The same with amounts of money in that currency. */
        public Reward in(String currency) {
            return priceInfo == null ? this : new Reward(type, priceInfo.in(currency));
        }
    }

    /**
     * How much is saved.
     *
     * @param type fixed, percentage or explicit
     * @param currency only in answers: LINE sets it by the account's country
     */
    public record PriceInfo(
            String type,
            @Nullable Long fixedAmount,
            @Nullable Integer percentage,
            @Nullable Long originalPrice,
            @Nullable Long priceAfterDiscount,
            @Nullable String currency) {

        private PriceInfo in(String money) {
            return new PriceInfo(
                    type,
                    fixedAmount,
                    percentage,
                    originalPrice,
                    priceAfterDiscount,
                    percentage == null ? money : null);
        }
    }

    /** The coupon in a body, or LINE's 400; it may not have ended {@code now}. */
    public static Checked<CouponRequest> read(byte[] body, Instant now) {
        return RequestBody.read(body, fields -> CouponReader.read(fields, now));
    }
}
