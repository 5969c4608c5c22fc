package dev.todoku.campaign;

import dev.todoku.audience.Audiences;
import dev.todoku.delivery.Content;
import dev.todoku.delivery.Deliveries;
import dev.todoku.delivery.SharedTexts;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Why;
import dev.todoku.line.Route;
import dev.todoku.metering.ContractTerms;
import dev.todoku.metering.Forecast;
import dev.todoku.metering.PlanAdvice;
import dev.todoku.protocol.Rate;
import dev.todoku.protocol.RateLimits;
import dev.todoku.quota.BillingTerms;
import dev.todoku.quota.Deliverable;
import dev.todoku.quota.Forecasts;
import dev.todoku.quota.Foresight;
import dev.todoku.quota.Quota;
import dev.todoku.quota.Statements;
import dev.todoku.quota.Usage;
import dev.todoku.quota.WhyForecast;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Says what a send would take: messages, money at the margin, time. Changes nothing and asks nobody outside. */
@Component
public final class Estimates {

    /** Recipients of one multicast. */
    private static final long GROUP = 500;

    private final Audiences audiences;
    private final Messages messages;
    private final Quota quota;
    private final Statements statements;
    private final BillingTerms terms;
    private final Forecasts forecasts;
    private final SharedTexts sharedTexts;
    private final Approvals approvals;

    Estimates(
            Audiences audiences,
            Messages messages,
            Quota quota,
            Statements statements,
            BillingTerms terms,
            Forecasts forecasts,
            SharedTexts sharedTexts,
            Approvals approvals) {
        this.audiences = audiences;
        this.messages = messages;
        this.quota = quota;
        this.statements = statements;
        this.terms = terms;
        this.forecasts = forecasts;
        this.sharedTexts = sharedTexts;
        this.approvals = approvals;
    }

    public Estimate of(AccountId account, JsonNode audience, JsonNode wanted) {
        Content content = messages.checked(account, wanted);
        RoaringBitmap members =
                audiences.members(account, audiences.rule(account, audience)).ordinals();
        long count = members.getLongCardinality();
        Optional<SharedTexts.Shares> shares = sharedTexts.of(account, content, members);
        YearMonth month = quota.month(account).month();
        Usage usage = statements.usage(account, month);
        ContractTerms contract = terms.terms(account, month);
        Route route = Deliveries.routeOf(content);
        long remaining = usage.monthPot().remaining();
        Foresight foresight = forecasts.of(account, usage);
        Estimate.Forecast forecast = forecast(foresight, count);
        Optional<BigDecimal> price = contract.priceOfNext(usage.committed(), count);
        return new Estimate(
                count,
                count,
                route.key(),
                usage.limit().isPresent() ? usage.limit().getAsLong() : null,
                remaining,
                remaining - count,
                count <= remaining && usage.closed().isEmpty(),
                Math.max(0, count - remaining),
                price.map(amount -> new Estimate.Cost(contract.currency().getCurrencyCode(), amount.toPlainString()))
                        .orElse(null),
                approvals.needed(account, price),
                "accepted",
                usage.closed().orElse(price.isPresent() ? null : priceNotKnown(contract)),
                shares.map(Estimates::seconds).orElseGet(() -> seconds(Route.MULTICAST, Math.ceilDiv(count, GROUP))),
                usage.month().end(),
                shares.map(some ->
                                new Estimate.Shares(some.asked(), some.distinct(), some.byMulticast(), some.byPush()))
                        .orElse(null),
                expected(statements.deliverable(account), count),
                forecast,
                Choices.of(count, usage, quota.ownerLimits(account), foresight, forecast.plan()));
    }

    private static Estimate.@Nullable Expected expected(Deliverable history, long count) {
        OptionalLong expected = history.of(count);
        return expected.isEmpty()
                ? null
                : new Estimate.Expected(expected.getAsLong(), history.accepted(), history.delivered());
    }

    private static Estimate.Forecast forecast(Foresight foresight, long count) {
        Forecast without = foresight.thisMonth();
        Foresight sent = foresight.with(count);
        PlanAdvice advice = sent.advice();
        return new Estimate.Forecast(
                without.month().toString(),
                ends(without),
                ends(sent.thisMonth()),
                new Estimate.Plan(
                        advice.now()
                                .filter(choice -> !choice.stays())
                                .map(choice -> choice.to().plan().id())
                                .orElse(null),
                        WhyForecast.of(advice.now(), advice)),
                WhyForecast.of(without.basis()));
    }

    private static Estimate.Ends ends(Forecast forecast) {
        return new Estimate.Ends(forecast.low(), forecast.likely(), forecast.high());
    }

    private static Why priceNotKnown(ContractTerms contract) {
        return WhyNotSent.PRICE_NOT_KNOWN.with(Map.of("said", Objects.requireNonNullElse(contract.why(), "")));
    }

    /** LINE counts both routes by themselves, so they go side by side. */
    private static long seconds(SharedTexts.Shares shares) {
        return Math.max(seconds(Route.PUSH, shares.byPush()), seconds(Route.MULTICAST, shares.multicasts()));
    }

    private static long seconds(Route route, long requests) {
        Rate rate = RateLimits.of("POST", "/v2/bot/message/" + route.key());
        return Math.ceilDiv(requests * rate.per().toSeconds(), rate.count());
    }
}
