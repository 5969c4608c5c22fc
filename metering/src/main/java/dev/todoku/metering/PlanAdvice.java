package dev.todoku.metering;

import dev.todoku.metering.PlanChoice.Sureness;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which plan an account should be on, by its own history and forecast. The better of two plans is the one that leaves fewer
 * messages unsent, then the cheaper one, and where they are equal the present one. A plan is never advised if a figure is not
 * known that the forecast needs from its low to its high end.
 *
 * @param offers each plan, the present one first
 * @param now for the rest of this month; empty where it cannot be told
 * @param next for the next month; empty where it cannot be told
 * @param why what is missing about the present plan; empty text where nothing is
 */
public record PlanAdvice(List<Offer> offers, Optional<PlanChoice> now, Optional<PlanChoice> next, String why) {

    /**
     * One plan by the terms of the next month.
     *
     * @param next what the next month would cost
     * @param breakEven from how many messages a month on it is better than the present one
     * @param months whole months of the history that can be compared
     * @param betterIn in how many of them it would have been better than the present one
     */
    public record Offer(Contract contract, ForecastCost next, BreakEven breakEven, int months, int betterIn) {}

    private record Candidate(Contract contract, Optional<PlanChange> change, ForecastCost cost) {}

    public PlanAdvice {
        offers = List.copyOf(offers);
    }

    /**
     * The advice as of {@code today}, a day of {@code thisMonth}.
     *
     * @param others contracts to choose from, of the same currency; those not on sale in the next month are left out
     * @param history whole past months: {@link DailyCounts#monthsBefore}
     */
    public static PlanAdvice of(
            PlanCatalogue catalogue,
            Contract present,
            List<Contract> others,
            SortedMap<YearMonth, Long> history,
            Forecast thisMonth,
            Forecast nextMonth,
            LocalDate today) {
        if (!thisMonth.month().equals(YearMonth.from(today))
                || !nextMonth.month().equals(thisMonth.month().plusMonths(1))) {
            throw new IllegalArgumentException(
                    "forecasts: got %s and %s on %s (expected: its month and the one after it)"
                            .formatted(thisMonth.month(), nextMonth.month(), today));
        }
        List<Contract> contracts = Stream.concat(
                        Stream.of(present),
                        others.stream()
                                .filter(other -> !other.equals(present))
                                .filter(other ->
                                        other.plan().termsIn(nextMonth.month()).isPresent()))
                .toList();
        Optional<PlanChoice> now = now(catalogue, contracts, thisMonth, today);
        Contract from = now.map(PlanChoice::to).orElse(present);
        Optional<PlanChoice> next = next(catalogue, contracts, nextMonth, from, today);
        String why = Stream.of(present.termsIn(thisMonth.month()), present.termsIn(nextMonth.month()))
                .filter(terms -> now.isEmpty() || next.isEmpty())
                .map(ContractTerms::why)
                .distinct()
                .reduce("", (left, right) -> left.isEmpty() ? right : left + "; " + right);
        return new PlanAdvice(offers(contracts, history, nextMonth), now, next, why);
    }

    /** This month only what takes effect today can help. */
    private static Optional<PlanChoice> now(
            PlanCatalogue catalogue, List<Contract> contracts, Forecast forecast, LocalDate today) {
        Contract present = contracts.getFirst();
        var candidates = new ArrayList<Candidate>();
        candidates.add(new Candidate(present, Optional.empty(), forecast.under(present.termsIn(forecast.month()))));
        for (Contract other : contracts.subList(1, contracts.size())) {
            change(catalogue, present, other, today)
                    .filter(change -> change.effectiveOn().equals(today))
                    .ifPresent(change -> candidates.add(new Candidate(
                            other, Optional.of(change), forecast.under(change.termsIn(forecast.month())))));
        }
        return best(candidates).map(best -> choice(best, present, today, best.change(), candidates));
    }

    private static Optional<PlanChoice> next(
            PlanCatalogue catalogue, List<Contract> contracts, Forecast forecast, Contract from, LocalDate today) {
        LocalDate first = forecast.month().atDay(1);
        List<Candidate> candidates = contracts.stream()
                .map(contract ->
                        new Candidate(contract, Optional.empty(), forecast.under(contract.termsIn(forecast.month()))))
                .toList();
        return best(candidates).map(best -> {
            if (best.contract().equals(from)) {
                return choice(best, from, today, Optional.empty(), candidates);
            }
            Optional<PlanChange> onTheFirst = change(catalogue, from, best.contract(), first)
                    .filter(change -> change.effectiveOn().equals(first));
            return onTheFirst.isPresent()
                    ? choice(best, from, first, onTheFirst, candidates)
                    : choice(best, from, today, change(catalogue, from, best.contract(), today), candidates);
        });
    }

    /** Empty where no rule is known, or a fee is not, without which an upgrade cannot be told from a downgrade. */
    private static Optional<PlanChange> change(
            PlanCatalogue catalogue, Contract before, Contract after, LocalDate day) {
        var month = YearMonth.from(day);
        boolean known = before.termsIn(month).monthlyFee().isPresent()
                && Stream.of(month, month.plusMonths(1))
                        .anyMatch(sold -> after.termsIn(sold).monthlyFee().isPresent());
        return known ? catalogue.change(before, after, day) : Optional.empty();
    }

    /** The best of those known at the likely count; empty unless the first, the present one, is known as well. */
    private static Optional<Candidate> best(List<Candidate> candidates) {
        return candidates.getFirst().cost().known()
                ? Optional.of(best(candidates, ForecastCost::likely))
                : Optional.empty();
    }

    /** The first of the best. */
    private static Candidate best(List<Candidate> candidates, Function<ForecastCost, ForecastCost.Case> end) {
        return candidates.stream()
                .filter(candidate -> candidate.cost().known())
                .min(Comparator.comparing(
                        candidate -> end.apply(candidate.cost()).cost(), MonthCost.bestFirst()))
                .orElseThrow();
    }

    private static PlanChoice choice(
            Candidate best, Contract from, LocalDate askOn, Optional<PlanChange> change, List<Candidate> candidates) {
        boolean atLow = best(candidates, ForecastCost::low).equals(best);
        boolean atHigh = best(candidates, ForecastCost::high).equals(best);
        return new PlanChoice(
                from,
                best.contract(),
                askOn,
                change,
                best.cost(),
                candidates.getFirst().cost(),
                atLow && atHigh ? Sureness.SURE : atLow || atHigh ? Sureness.LIKELY : Sureness.OPEN);
    }

    private static List<Offer> offers(
            List<Contract> contracts, SortedMap<YearMonth, Long> history, Forecast nextMonth) {
        YearMonth month = nextMonth.month();
        List<PlanComparison.Row> rows =
                PlanComparison.underTermsOf(month, history, contracts).rows();
        ContractTerms present = contracts.getFirst().termsIn(month);
        return rows.stream()
                .map(row -> {
                    List<Integer> beside = beside(row, rows.getFirst());
                    ContractTerms terms = row.contract().termsIn(month);
                    return new Offer(
                            row.contract(),
                            nextMonth.under(terms),
                            BreakEven.between(present, terms, 0),
                            beside.size(),
                            (int) beside.stream().filter(order -> order < 0).count());
                })
                .toList();
    }

    /** Below zero for each month in which {@code row} was better than the present plan; months not known of either are left out. */
    private static List<Integer> beside(PlanComparison.Row row, PlanComparison.Row present) {
        return row.months().keySet().stream()
                .map(month -> List.of(row.months().get(month), present.months().get(month)))
                .filter(costs -> costs.stream().allMatch(cost -> cost.subtotal().isPresent()))
                .map(costs -> MonthCost.bestFirst().compare(costs.getFirst(), costs.getLast()))
                .toList();
    }
}
