package dev.todoku.metering;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan LINE sells or sold in one country. One id keeps all its price tables, each with its dates: a new price of the same plan
 * is a new entry of the history, not a new plan.
 *
 * @param names by language tag: "en" always, and the country's own ("ja", "zh-Hant")
 * @param history in order of time, none overlapping
 * @param tax the country's; a contract may have its own, as with {@code rounding}
 */
public record Plan(
        String id,
        String country,
        ZoneId zone,
        Currency currency,
        Map<String, String> names,
        List<PlanTerms> history,
        TaxPolicy tax,
        RoundingPolicy rounding) {

    public Plan {
        names = Map.copyOf(names);
        history = EffectiveDated.inOrder("terms", history);
    }

    /** The terms of that month: where they change within it, the later ones. Empty: not sold in that month. */
    public Optional<PlanTerms> termsIn(YearMonth month) {
        LocalDate first = month.atDay(1);
        LocalDate end = month.plusMonths(1).atDay(1);
        return history.reversed().stream()
                .filter(terms -> terms.overlaps(first, end))
                .findFirst();
    }
}
