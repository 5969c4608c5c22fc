package dev.todoku.metering;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The graduated price of additional messages: each message costs what its own tier says, whatever the month's total becomes.
 * Counts are additional messages of one month (total less free); prices are exact and ex tax.
 */
public record Tariff(List<Tier> tiers) {

    /** {@code IllegalArgumentException} unless the tiers rise and the last, and only the last, takes all the rest. */
    public Tariff {
        tiers = List.copyOf(tiers);
        long before = 0;
        for (int i = 0; i < tiers.size(); i++) {
            Long upTo = tiers.get(i).upTo();
            boolean last = i == tiers.size() - 1;
            if (last ? upTo != null : upTo == null || upTo <= before) {
                throw new IllegalArgumentException("tier %d: got upTo %s (expected: %s)"
                        .formatted(i + 1, upTo, last ? "none in the last tier" : "more than " + before));
            }
            before = upTo == null ? before : upTo;
        }
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("tiers: got none (expected: at least one)");
        }
    }

    /** One price for every message. */
    public static Tariff flat(BigDecimal unitPrice) {
        return new Tariff(List.of(new Tier(null, unitPrice)));
    }

    /** The price of the month's first {@code n} additional messages. */
    public BigDecimal price(long n) {
        return price(0, n);
    }

    /** The price of the next {@code n} after {@code used} additional messages: marginal, not average. */
    public BigDecimal price(long used, long n) {
        return slices(used, n).stream().map(Slice::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The next {@code n} after {@code used} additional messages, by tier; tiers that none falls into are left out. */
    public List<Slice> slices(long used, long n) {
        long from = Messages.require("used", used);
        long end = from + Messages.require("n", n);
        var slices = new ArrayList<Slice>();
        for (Tier tier : tiers) {
            long to = Math.min(end, tier.end());
            if (to > from) {
                slices.add(new Slice(tier, to - from));
                from = to;
            }
        }
        return slices;
    }

    /** The largest {@code n} with {@code price(used, n) <= budget}, at most {@code most}. */
    long messagesWithin(BigDecimal budget, long used, long most) {
        BigDecimal left = budget;
        long messages = 0;
        for (Slice slice : slices(used, most)) {
            if (slice.amount().compareTo(left) > 0) {
                return messages
                        + left.divideToIntegralValue(slice.tier().unitPrice()).longValueExact();
            }
            left = left.subtract(slice.amount());
            messages += slice.messages();
        }
        return messages;
    }
}
