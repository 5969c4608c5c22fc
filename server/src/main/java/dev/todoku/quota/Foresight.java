package dev.todoku.quota;

import dev.todoku.metering.Contract;
import dev.todoku.metering.DailyCounts;
import dev.todoku.metering.Forecast;
import dev.todoku.metering.PlanAdvice;
import dev.todoku.metering.PlanCatalogue;
import dev.todoku.metering.PlannedSend;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of an account at one instant, to foretell from: looked up once, asked as often as wanted.
 *
 * @param days messages counted on each day, everybody's
 * @param used the running month's count so far
 * @param planned what is on its way, and what is planned
 * @param contract the running month's
 */
public record Foresight(
        DailyCounts days, Instant now, ZoneId zone, long used, List<PlannedSend> planned, Contract contract) {

    public Foresight {
        planned = List.copyOf(planned);
    }

    private LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    /** The same if so many more were sent today. */
    public Foresight with(long more) {
        var all = new ArrayList<>(planned);
        all.add(new PlannedSend(today(), more));
        return new Foresight(days, now, zone, used, all, contract);
    }

    public Forecast thisMonth() {
        return Forecast.of(days, now, zone, used, planned);
    }

    public Forecast nextMonth() {
        return Forecast.ofNextMonth(days, now, zone, planned);
    }

    /** Which plan to be on; the others are those on sale in the country, with the owner's own cap. */
    public PlanAdvice advice() {
        YearMonth month = YearMonth.from(today());
        PlanCatalogue catalogue = PlanCatalogue.bundled();
        String country = contract.plan().country();
        List<Contract> others = Stream.concat(
                        catalogue.plansIn(country, month).stream(),
                        catalogue.plansIn(country, month.plusMonths(1)).stream())
                .distinct()
                .filter(plan -> !plan.equals(contract.plan()))
                .map(plan -> Contract.of(plan).withAdditionalCap(contract.additionalCap()))
                .toList();
        return PlanAdvice.of(catalogue, contract, others, days.monthsBefore(month), thisMonth(), nextMonth(), today());
    }
}
