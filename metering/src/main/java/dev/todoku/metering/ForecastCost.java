package dev.todoku.metering;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** A forecast under the terms of its month. */
public record ForecastCost(ContractTerms terms, Case low, Case likely, Case high) {

    /**
     * One of the three.
     *
     * @param wanted the month's messages, had it no limit
     * @param cost what is billed for what is sent; {@link MonthCost.Stopped} says how many LINE would not send
     * @param more what the messages to come cost beyond what is due already, ex tax; empty = not known
     */
    public record Case(long wanted, MonthCost cost, Optional<BigDecimal> more) {

        /** Messages that go out; where the limit is not known, all. */
        public long sent() {
            return wanted - cost.unsent();
        }

        private static Case of(ContractTerms terms, long wanted, long used) {
            MonthCost cost = MonthCost.of(terms, wanted, used);
            var costed = new Case(wanted, cost, Optional.empty());
            return new Case(wanted, cost, terms.priceOfNext(used, costed.sent() - used));
        }
    }

    static ForecastCost of(Forecast forecast, ContractTerms terms) {
        if (!forecast.month().equals(terms.month())) {
            throw new IllegalArgumentException(
                    "terms: got those of %s (expected: of %s)".formatted(terms.month(), forecast.month()));
        }
        return new ForecastCost(
                terms,
                Case.of(terms, forecast.low(), forecast.used()),
                Case.of(terms, forecast.likely(), forecast.used()),
                Case.of(terms, forecast.high(), forecast.used()));
    }

    /** Whether what is sent and what it costs are known for all three. */
    public boolean known() {
        return terms.freeMessages().isPresent()
                && Stream.of(low, likely, high)
                        .allMatch(end -> end.cost().subtotal().isPresent());
    }
}
