package dev.todoku.campaign;

import dev.todoku.audience.Audiences;
import dev.todoku.delivery.Content;
import dev.todoku.delivery.Deliveries;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Why;
import dev.todoku.line.Route;
import dev.todoku.metering.ContractTerms;
import dev.todoku.protocol.Rate;
import dev.todoku.protocol.RateLimits;
import dev.todoku.quota.BillingTerms;
import dev.todoku.quota.Quota;
import dev.todoku.quota.Statements;
import dev.todoku.quota.Usage;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    Estimates(Audiences audiences, Messages messages, Quota quota, Statements statements, BillingTerms terms) {
        this.audiences = audiences;
        this.messages = messages;
        this.quota = quota;
        this.statements = statements;
        this.terms = terms;
    }

    public Estimate of(AccountId account, JsonNode audience, JsonNode wanted) {
        Content content = messages.checked(account, wanted);
        long count = audiences
                .members(account, audiences.rule(account, audience))
                .ordinals()
                .getLongCardinality();
        YearMonth month = quota.month(account).month();
        Usage usage = statements.usage(account, month);
        ContractTerms contract = terms.terms(account, month);
        Route route = Deliveries.routeOf(content);
        long remaining = usage.monthPot().remaining();
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
                "accepted",
                usage.closed().orElse(price.isPresent() ? null : priceNotKnown(contract)),
                seconds(route, count),
                usage.month().end());
    }

    private static Why priceNotKnown(ContractTerms contract) {
        return WhyNotSent.PRICE_NOT_KNOWN.with(Map.of("said", Objects.requireNonNullElse(contract.why(), "")));
    }

    private static long seconds(Route route, long count) {
        Rate rate = RateLimits.of("POST", "/v2/bot/message/" + route.key());
        long requests = route == Route.PUSH ? count : Math.ceilDiv(count, GROUP);
        return Math.ceilDiv(requests * rate.per().toSeconds(), rate.count());
    }
}
