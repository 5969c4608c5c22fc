package dev.todoku.campaign;

import dev.todoku.metering.ContractTerms;
import dev.todoku.quota.Foresight;
import dev.todoku.quota.OwnerLimits;
import dev.todoku.quota.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the owner can do about a send that does not fit, each with its figures. Pure. */
final class Choices {

    private static final Duration AFTER_RESET = Duration.ofSeconds(60);

    private Choices() {}

    static List<Estimate.Choice> of(
            long count, Usage usage, OwnerLimits limits, Foresight foresight, Estimate.Plan advised) {
        long room = Math.max(0, usage.monthPot().remaining());
        if (count <= room) {
            return List.of();
        }
        ContractTerms terms = foresight.contract().termsIn(usage.month().month());
        ContractTerms next = foresight.contract().termsIn(usage.month().next().month());
        long others = count - room;
        List<Estimate.Choice> choices = new ArrayList<>();
        choices.add(choice("refuse", 0, 0, count, null, null, null, null, null));
        if (room > 0) {
            Estimate.Cost now = cost(terms, usage.committed(), room);
            Instant later = usage.month().end().plus(AFTER_RESET);
            choices.add(choice("best", room, 0, others, now, null, null, null, null));
            choices.add(choice("part", room, others, 0, now, cost(next, 0, others), later, null, null));
        }
        Estimate.Cost whole = cost(terms, usage.committed(), count);
        Long budget = limits.messages();
        if (budget != null && fits(terms, usage.committed() + count)) {
            choices.add(choice("raise-budget", count, 0, 0, whole, null, null, budget + others, null));
        }
        if (advised.to() != null) {
            choices.add(choice("change-plan", count, 0, 0, null, null, null, null, advised));
        }
        return choices;
    }

    private static boolean fits(ContractTerms terms, long total) {
        return terms.limit().isEmpty() || total <= terms.limit().getAsLong();
    }

    private static Estimate.@Nullable Cost cost(ContractTerms terms, long used, long count) {
        Optional<BigDecimal> price = terms.priceOfNext(used, count);
        return price.map(amount -> new Estimate.Cost(terms.currency().getCurrencyCode(), amount.toPlainString()))
                .orElse(null);
    }

    private static Estimate.Choice choice(
            String choice,
            long now,
            long later,
            long leftOut,
            Estimate.@Nullable Cost cost,
            Estimate.@Nullable Cost costLater,
            @Nullable Instant laterAt,
            @Nullable Long budget,
            Estimate.@Nullable Plan plan) {
        return new Estimate.Choice(choice, now, later, leftOut, cost, costLater, laterAt, budget, plan);
    }
}
