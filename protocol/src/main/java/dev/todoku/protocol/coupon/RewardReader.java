package dev.todoku.protocol.coupon;

import dev.todoku.protocol.coupon.CouponRequest.PriceInfo;
import dev.todoku.protocol.coupon.CouponRequest.Reward;
import dev.todoku.protocol.validation.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@link Reward}: which figures it has depends on its type and on that of the price. */
final class RewardReader {

    private static final String DISCOUNT = "discount";
    private static final String CASH_BACK = "cashBack";
    private static final List<String> TYPES = List.of(DISCOUNT, "free", "gift", CASH_BACK, "others");
    private static final String FIXED = "fixed";
    private static final String PERCENTAGE = "percentage";
    private static final String EXPLICIT = "explicit";
    private static final List<String> FIGURES =
            List.of("fixedAmount", PERCENTAGE, "originalPrice", "priceAfterDiscount");

    private RewardReader() {}

    static @Nullable Reward read(@Nullable Fields reward) {
        if (reward == null) return null;
        String type = reward.required("type", CouponReader.oneOf(TYPES));
        if (!type.equals(DISCOUNT) && !type.equals(CASH_BACK)) {
            if (TYPES.contains(type)) CouponReader.forbid(reward, "priceInfo");
            return new Reward(type, null);
        }
        List<String> kinds = type.equals(DISCOUNT) ? List.of(FIXED, PERCENTAGE, EXPLICIT) : List.of(FIXED, PERCENTAGE);
        Fields price = reward.requiredObject("priceInfo");
        return new Reward(type, price == null ? null : price(price, kinds));
    }

    private static PriceInfo price(Fields price, List<String> kinds) {
        String kind = price.required("type", CouponReader.oneOf(kinds));
        return switch (kind) {
            case FIXED ->
                new PriceInfo(kind, amount(price, "fixedAmount", List.of("fixedAmount")), null, null, null, null);
            case PERCENTAGE -> {
                others(price, List.of(PERCENTAGE));
                yield new PriceInfo(kind, null, (int) price.requiredWhole(PERCENTAGE, 1, 99), null, null, null);
            }
            case EXPLICIT -> {
                List<String> own = List.of("originalPrice", "priceAfterDiscount");
                long original = amount(price, "originalPrice", own);
                yield new PriceInfo(kind, null, null, original, price.requiredPositive("priceAfterDiscount"), null);
            }
            default -> new PriceInfo(kind, null, null, null, null, null);
        };
    }

    private static long amount(Fields price, String name, List<String> own) {
        others(price, own);
        return price.requiredPositive(name);
    }

    private static void others(Fields price, List<String> own) {
        FIGURES.stream().filter(name -> !own.contains(name)).forEach(name -> CouponReader.forbid(price, name));
    }
}
