package dev.todoku.metering;

import dev.todoku.metering.AdditionalMessages.Priced;
import dev.todoku.metering.AdditionalMessages.Unknown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeSet;

/** From how many messages of a month on another plan should be taken. */
public sealed interface BreakEven {

    enum Reason {
        /** The other plan costs less. */
        CHEAPER,
        /** The present plan, or its cap, stops before; the other goes on. */
        LIMIT
    }

    /**
     * There is such a number.
     *
     * @param messages the month's total from which the other plan is better: the smallest such number
     * @param more how many that is beyond those used
     */
    record At(String planId, long messages, long more, Reason reason) implements BreakEven {}

    /** However many: the present plan stays at least as cheap and does not stop before the other. */
    record Never() implements BreakEven {}

    /** Terms are missing. */
    record NotKnown(String why) implements BreakEven {}

    /** The first of the dearer plans (by monthly fee) to become the better one, given what is used. */
    static BreakEven toNextPlan(ContractTerms present, List<ContractTerms> others, long used) {
        if (present.monthlyFee().isEmpty()) {
            return new NotKnown(present.why());
        }
        BigDecimal fee = present.monthlyFee().get();
        List<BreakEven> answers = others.stream()
                .filter(other -> other.monthlyFee()
                        .map(dearer -> dearer.compareTo(fee) > 0)
                        .orElse(true))
                .sorted(Comparator.comparing(other -> other.monthlyFee().orElse(BigDecimal.ZERO)))
                .map(other -> between(present, other, used))
                .toList();
        return answers.stream()
                .filter(NotKnown.class::isInstance)
                .findFirst()
                .orElseGet(() -> answers.stream()
                        .filter(At.class::isInstance)
                        .min(Comparator.comparingLong(answer -> ((At) answer).messages()))
                        .orElseGet(Never::new));
    }

    /** From how many messages on {@code other} is better, compared ex tax and unrounded. */
    static BreakEven between(ContractTerms present, ContractTerms other, long used) {
        Messages.require("used", used);
        if (!present.currency().equals(other.currency())) {
            throw new IllegalArgumentException(
                    "currency: got %s (expected: %s)".formatted(other.currency(), present.currency()));
        }
        for (ContractTerms terms : List.of(present, other)) {
            if (terms.monthlyFee().isEmpty() || terms.freeMessages().isEmpty()) {
                return new NotKnown(terms.why());
            }
        }
        long presentEnd = knownEnd(present);
        long otherEnd = knownEnd(other);
        OptionalLong cheaper = cheaperFrom(present, other, used, Math.min(presentEnd, otherEnd));
        if (cheaper.isPresent()) {
            return new At(other.planId(), cheaper.getAsLong(), cheaper.getAsLong() - used, Reason.CHEAPER);
        }
        if (present.additional() instanceof Unknown) {
            return new NotKnown(present.why());
        }
        if (presentEnd < otherEnd && used <= otherEnd) {
            long beyond = Math.max(used, presentEnd + 1);
            return new At(other.planId(), beyond, beyond - used, Reason.LIMIT);
        }
        return other.additional() instanceof Unknown ? new NotKnown(other.why()) : new Never();
    }

    /** The last total that these terms send at a known price. */
    private static long knownEnd(ContractTerms terms) {
        long end = terms.additional() instanceof Unknown
                ? terms.freeMessages().orElseThrow()
                : terms.limit().orElse(Messages.MAX);
        return Math.min(end, Messages.MAX);
    }

    /** The smallest total in {@code used..end} that {@code other} sends for less. */
    private static OptionalLong cheaperFrom(ContractTerms present, ContractTerms other, long used, long end) {
        var bends = new TreeSet<Long>(List.of(used, end));
        bends.addAll(bends(present));
        bends.addAll(bends(other));
        // Between two bends the saving is a straight line, so each stretch is solved by one division.
        for (Long bend = used; bend != null && bend <= end; bend = bends.higher(bend)) {
            BigDecimal saving = saving(present, other, bend);
            if (saving.signum() > 0) {
                return OptionalLong.of(bend);
            }
            Long next = bends.higher(bend);
            if (next == null || next > end) {
                return OptionalLong.empty();
            }
            BigDecimal slope = saving(present, other, bend + 1).subtract(saving);
            if (slope.signum() > 0) {
                BigDecimal steps = saving.negate().divideToIntegralValue(slope).add(BigDecimal.ONE);
                if (steps.compareTo(BigDecimal.valueOf(next - bend)) <= 0) {
                    return OptionalLong.of(bend + steps.longValueExact());
                }
            }
        }
        return OptionalLong.empty();
    }

    /** The totals at which the price per message changes. */
    private static List<Long> bends(ContractTerms terms) {
        long free = terms.freeMessages().orElseThrow();
        var bends = new ArrayList<Long>(List.of(free));
        if (terms.additional() instanceof Priced(Tariff tariff)) {
            tariff.tiers().stream().map(Tier::upTo).filter(Objects::nonNull).forEach(upTo -> bends.add(free + upTo));
        }
        return bends;
    }

    /** How much less {@code total} messages cost under the other terms. */
    private static BigDecimal saving(ContractTerms present, ContractTerms other, long total) {
        return cost(present, total).subtract(cost(other, total));
    }

    private static BigDecimal cost(ContractTerms terms, long total) {
        return terms.monthlyFee().orElseThrow().add(terms.priceOfNext(0, total).orElseThrow());
    }
}
