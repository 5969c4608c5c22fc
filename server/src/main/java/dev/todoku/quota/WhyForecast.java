package dev.todoku.quota;

import dev.todoku.kernel.Why;
import dev.todoku.metering.ForecastBasis;
import dev.todoku.metering.PlanAdvice;
import dev.todoku.metering.PlanChoice;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a forecast stands on, and why a plan is advised. */
public enum WhyForecast implements Why.Code {
    FORECAST_WITHOUT_HISTORY("Nothing is known of this account yet."),
    FORECAST_OF_FIRST_MONTH("No month before is known: it stands on {days} days of this one."),
    FORECAST_UNTRIED("It stands on {months} months from {from} to {to}."),
    FORECAST_TRIED(
            "It stands on {months} months from {from} to {to}; at the same point of {tried} of them it would have missed by {missed} messages on average."),
    FORECAST_TRIED_BESIDE_LINE(
            "It stands on {months} months from {from} to {to}; at the same point of {tried} of them it would have missed by {missed} messages on average, a straight line by {lineMissed}."),
    PLAN_FITS("{from} is the best plan for {messages} messages in {month}."),
    PLAN_SAVES("{to} costs {saves} {currency} less than {from} for {messages} messages in {month}."),
    PLAN_SENDS_MORE("{to} sends {sendsMore} messages more than {from} in {month}, of {messages} wanted."),
    PLAN_NOT_KNOWN("Which plan is best cannot be told: {said}");

    private final String text;

    WhyForecast(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    /** What the forecast stands on. */
    public static Why of(ForecastBasis basis) {
        if (basis.months().isEmpty()) {
            return basis.days() == 0
                    ? FORECAST_WITHOUT_HISTORY.plain()
                    : FORECAST_OF_FIRST_MONTH.with(Map.of("days", basis.days()));
        }
        int months = basis.months().size();
        Object from = basis.months().getFirst();
        Object to = basis.months().getLast();
        if (basis.missed().isEmpty()) {
            return FORECAST_UNTRIED.with(Map.of("months", months, "from", from, "to", to));
        }
        Map<String, Object> tried = Map.of(
                "months",
                months,
                "from",
                from,
                "to",
                to,
                "tried",
                basis.tried(),
                "missed",
                basis.missed().getAsLong());
        if (basis.lineMissed().isEmpty()) {
            return FORECAST_TRIED.with(tried);
        }
        var beside = new TreeMap<String, Object>(tried);
        beside.put("lineMissed", basis.lineMissed().getAsLong());
        return FORECAST_TRIED_BESIDE_LINE.with(beside);
    }

    /** Why this choice of the advice; without one, what is missing. */
    public static Why of(Optional<PlanChoice> choice, PlanAdvice advice) {
        return choice.map(WhyForecast::of).orElseGet(() -> PLAN_NOT_KNOWN.with(Map.of("said", advice.why())));
    }

    private static Why of(PlanChoice choice) {
        Object month = choice.cost().terms().month();
        long messages = choice.cost().likely().wanted();
        String from = choice.from().plan().id();
        String to = choice.to().plan().id();
        if (choice.stays()) {
            return PLAN_FITS.with(Map.of("from", from, "messages", messages, "month", month));
        }
        return choice.sendsMore() > 0
                ? PLAN_SENDS_MORE.with(Map.of(
                        "from", from, "to", to, "messages", messages, "month", month, "sendsMore", choice.sendsMore()))
                : PLAN_SAVES.with(Map.of(
                        "from",
                        from,
                        "to",
                        to,
                        "messages",
                        messages,
                        "month",
                        month,
                        "saves",
                        choice.saves().toPlainString(),
                        "currency",
                        choice.cost().terms().currency().getCurrencyCode()));
    }
}
