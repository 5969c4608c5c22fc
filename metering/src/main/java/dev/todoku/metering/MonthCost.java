package dev.todoku.metering;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/** What one month's messages would have cost under one contract. */
public sealed interface MonthCost {

    /** All could be sent, for that. */
    record Billed(Invoice invoice) implements MonthCost {}

    /** The plan, or the cap, would have stopped: the invoice is that of the limit, and so many were left unsent. */
    record Stopped(Invoice invoice, long unsent) implements MonthCost {}

    /** The plan was not sold in that month. */
    record NotSold() implements MonthCost {}

    /** Terms are missing. */
    record NotKnown(String why) implements MonthCost {}

    /**
     * By these terms, {@code wanted} being the month's total and {@code used} of it already sent: what slipped past the limit is
     * not unsent.
     */
    static MonthCost of(ContractTerms terms, long wanted, long used) {
        OptionalLong limit = terms.limit();
        long sent = limit.isEmpty() ? wanted : Math.min(wanted, Math.max(limit.getAsLong(), used));
        return terms.invoice(sent)
                .<MonthCost>map(invoice -> sent == wanted ? new Billed(invoice) : new Stopped(invoice, wanted - sent))
                .orElseGet(() -> new NotKnown(terms.why()));
    }

    /** Of two known costs the better first: fewer messages unsent, then cheaper. */
    static Comparator<MonthCost> bestFirst() {
        return Comparator.comparingLong(MonthCost::unsent)
                .thenComparing(cost -> cost.subtotal().orElseThrow());
    }

    /** Messages LINE would have stopped, where that is known. */
    default long unsent() {
        return this instanceof Stopped(Invoice invoice, long unsent) ? unsent : 0;
    }

    /** Ex tax, for what is sent; empty = not known. */
    default Optional<BigDecimal> subtotal() {
        return switch (this) {
            case Billed(Invoice invoice) -> Optional.of(invoice.subtotal());
            case Stopped(Invoice invoice, long unsent) -> Optional.of(invoice.subtotal());
            case NotSold() -> Optional.empty();
            case NotKnown(String why) -> Optional.empty();
        };
    }
}
