package dev.todoku.campaign;

import dev.todoku.metering.ContractTerms;
import dev.todoku.metering.Invoice;
import dev.todoku.quota.Foresight;
import dev.todoku.quota.OwnerLimits;
import dev.todoku.quota.Reading;
import dev.todoku.quota.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
        choices.add(new Estimate.Choice("refuse", 0, 0, count, null, null, null, null, null, null));
        if (room > 0) {
            Estimate.Cost now = cost(terms, usage.committed(), room);
            Instant later = usage.month().end().plus(AFTER_RESET);
            choices.add(new Estimate.Choice("best", room, 0, others, now, null, null, null, null, null));
            Estimate.Cost then = cost(next, 0, others);
            choices.add(new Estimate.Choice("part", room, others, 0, now, then, later, null, null, null));
        }
        Estimate.Cost whole = cost(terms, usage.committed(), count);
        raised(usage, limits, terms, others + usage.monthPot().over())
                .map(raised -> new Estimate.Choice(
                        "raise-budget", count, 0, 0, whole, null, null, raised.messages(), raised.money(), null))
                .ifPresent(choices::add);
        if (advised.to() != null) {
            choices.add(new Estimate.Choice("change-plan", count, 0, 0, null, null, null, null, null, advised));
        }
        return choices;
    }

    private record Raised(@Nullable Long messages, Estimate.@Nullable Cost money) {}

    /** The owner's limits that would do; empty if they are not what is in the way, or not alone. */
    private static Optional<Raised> raised(Usage usage, OwnerLimits limits, ContractTerms terms, long lacking) {
        if (usage.limit().isEmpty()) {
            return Optional.empty();
        }
        long wanted = usage.limit().getAsLong() + lacking;
        OptionalLong lines = usage.reading().map(Reading::limit).orElse(OptionalLong.empty());
        if (lines.isPresent() && wanted > lines.getAsLong()) {
            return Optional.empty();
        }
        boolean moreMessages = limits.messages() != null && limits.messages() < wanted;
        Optional<BigDecimal> bill = terms.invoice(wanted).map(Invoice::subtotal);
        if (limits.money() != null && bill.isEmpty()) {
            return Optional.empty();
        }
        boolean moreMoney = limits.money() != null && bill.orElseThrow().compareTo(limits.money()) > 0;
        return moreMessages || moreMoney
                ? Optional.of(new Raised(
                        moreMessages ? Long.valueOf(wanted) : null,
                        moreMoney ? money(terms, bill.orElseThrow()) : null))
                : Optional.empty();
    }

    private static Estimate.@Nullable Cost cost(ContractTerms terms, long used, long count) {
        Optional<BigDecimal> price = terms.priceOfNext(used, count);
        return price.map(amount -> money(terms, amount)).orElse(null);
    }

    private static Estimate.Cost money(ContractTerms terms, BigDecimal amount) {
        return new Estimate.Cost(terms.currency().getCurrencyCode(), amount.toPlainString());
    }
}
