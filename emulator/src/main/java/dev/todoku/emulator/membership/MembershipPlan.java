package dev.todoku.emulator.membership;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What members pay for.
 *
 * @param price of a month
 * @param memberLimit how many can join; absent: any number
 * @param isInAppPurchase whether it is paid for in the app, not in the browser
 * @param isPublished whether it can still be joined
 */
public record MembershipPlan(
        int membershipId,
        String title,
        String description,
        List<String> benefits,
        BigDecimal price,
        String currency,
        @Nullable Integer memberLimit,
        boolean isInAppPurchase,
        boolean isPublished) {
    public MembershipPlan {
        benefits = List.copyOf(benefits);
    }

    MembershipPlan published(boolean published) {
        return new MembershipPlan(
                membershipId, title, description, benefits, price, currency, memberLimit, isInAppPurchase, published);
    }
}
