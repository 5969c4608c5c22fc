package dev.todoku.quota.web;

import dev.todoku.kernel.Why;
import dev.todoku.metering.BreakEven;
import dev.todoku.metering.PlanAdvice;
import dev.todoku.metering.PlanChange;
import dev.todoku.metering.PlanChoice;
import dev.todoku.quota.WhyForecast;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which plan to be on, as the API shows it. Money is before tax. */
record AdviceBody(String currency, Advised now, Advised next, List<Offer> offers) {

    /**
     * For the rest of this month, or for the next one.
     *
     * @param from the plan before; null, as all but {@code why}, where it cannot be told
     * @param askOn the day to ask LINE for it
     * @param effectiveOn the day it begins; null where nothing changes or LINE's rule is not known
     * @param dueNow what is due at once
     * @param saves against the present plan at the likely count; below zero where it costs more because it sends more
     * @param sureness {@code sure}: best at the low, likely and high count; {@code likely}; {@code open}
     */
    record Advised(
            @Nullable String from,
            @Nullable String to,
            @Nullable LocalDate askOn,
            @Nullable LocalDate effectiveOn,
            @Nullable String dueNow,
            @Nullable String saves,
            @Nullable Long sendsMore,
            @Nullable String sureness,
            Why why) {

        static Advised of(Optional<PlanChoice> choice, PlanAdvice advice) {
            Why why = WhyForecast.of(choice, advice);
            if (choice.isEmpty()) {
                return new Advised(null, null, null, null, null, null, null, null, why);
            }
            PlanChoice chosen = choice.get();
            return new Advised(
                    chosen.from().plan().id(),
                    chosen.to().plan().id(),
                    chosen.askOn(),
                    chosen.change().map(PlanChange::effectiveOn).orElse(null),
                    chosen.change()
                            .flatMap(PlanChange::dueNow)
                            .map(UsageBody::text)
                            .orElse(null),
                    UsageBody.text(chosen.saves()),
                    chosen.sendsMore(),
                    chosen.sureness().name().toLowerCase(Locale.ROOT),
                    why);
        }
    }

    /**
     * One plan by next month's terms.
     *
     * @param breakEven {@code at}, {@code never} or {@code not-known}: whether it becomes the better one
     * @param breakEvenAt from how many messages a month on
     * @param months whole months of the history that can be compared
     * @param betterIn in how many of them it would have been better than the present plan
     */
    record Offer(
            String plan,
            Map<String, String> name,
            ForecastBody.End low,
            ForecastBody.End likely,
            ForecastBody.End high,
            String breakEven,
            @Nullable Long breakEvenAt,
            int months,
            int betterIn) {

        static Offer of(PlanAdvice.Offer offer) {
            BreakEven breakEven = offer.breakEven();
            return new Offer(
                    offer.contract().plan().id(),
                    offer.contract().plan().names(),
                    ForecastBody.End.of(offer.next().low()),
                    ForecastBody.End.of(offer.next().likely()),
                    ForecastBody.End.of(offer.next().high()),
                    switch (breakEven) {
                        case BreakEven.At _ -> "at";
                        case BreakEven.Never _ -> "never";
                        case BreakEven.NotKnown _ -> "not-known";
                    },
                    breakEven instanceof BreakEven.At at ? at.messages() : null,
                    offer.months(),
                    offer.betterIn());
        }
    }

    static AdviceBody of(PlanAdvice advice, String currency) {
        return new AdviceBody(
                currency,
                Advised.of(advice.now(), advice),
                Advised.of(advice.next(), advice),
                advice.offers().stream().map(Offer::of).toList());
    }
}
