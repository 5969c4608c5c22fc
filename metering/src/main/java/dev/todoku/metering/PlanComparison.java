package dev.todoku.metering;

import dev.todoku.metering.MonthCost.Billed;
import dev.todoku.metering.MonthCost.NotSold;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a history of months would have cost under each of several contracts. A history is the messages counted in each month.
 * LINE@ counted balloons, not recipients: its months compare with later ones only as far as one balloon was sent at a time.
 */
public record PlanComparison(List<Row> rows) {

    /** One contract's months. */
    public record Row(Contract contract, SortedMap<YearMonth, MonthCost> months) {

        public Row {
            months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
        }

        /** Every month ex tax; empty unless all could be sent in every month and every price is known. */
        public Optional<BigDecimal> subtotal() {
            BigDecimal sum = BigDecimal.ZERO;
            for (MonthCost cost : months.values()) {
                if (!(cost instanceof Billed(Invoice invoice))) {
                    return Optional.empty();
                }
                sum = sum.add(invoice.subtotal());
            }
            return Optional.of(sum);
        }

        /** Messages that could not have been sent, in the months that are known. */
        public long unsent() {
            return months.values().stream().mapToLong(MonthCost::unsent).sum();
        }
    }

    public PlanComparison {
        rows = List.copyOf(rows);
    }

    /** Each month by the terms of that month. */
    public static PlanComparison asItWas(SortedMap<YearMonth, Long> history, List<Contract> contracts) {
        return of(history, contracts, UnaryOperator.identity());
    }

    /** Each month as if the terms of {@code month} had been in force: what such a year would cost from now on. */
    public static PlanComparison underTermsOf(
            YearMonth month, SortedMap<YearMonth, Long> history, List<Contract> contracts) {
        return of(history, contracts, any -> month);
    }

    private static PlanComparison of(
            SortedMap<YearMonth, Long> history, List<Contract> contracts, UnaryOperator<YearMonth> termsMonth) {
        List<String> currencies = contracts.stream()
                .map(contract -> contract.plan().currency().getCurrencyCode())
                .distinct()
                .toList();
        if (currencies.size() > 1) {
            throw new IllegalArgumentException(
                    "currency: got %s (expected: one for all contracts)".formatted(String.join(" and ", currencies)));
        }
        return new PlanComparison(contracts.stream()
                .map(contract -> {
                    var months = new TreeMap<YearMonth, MonthCost>();
                    history.forEach((month, used) -> months.put(month, cost(contract, termsMonth.apply(month), used)));
                    return new Row(contract, months);
                })
                .toList());
    }

    private static MonthCost cost(Contract contract, YearMonth month, long used) {
        if (contract.plan().termsIn(month).isEmpty()) {
            return new NotSold();
        }
        return MonthCost.of(contract.termsIn(month), used, 0);
    }

    /** The contract that would have sent everything for least; empty where none would have, or no price is known. */
    public Optional<Row> cheapest() {
        return rows.stream()
                .filter(row -> row.subtotal().isPresent())
                .min(Comparator.comparing(row -> row.subtotal().orElseThrow()));
    }
}
