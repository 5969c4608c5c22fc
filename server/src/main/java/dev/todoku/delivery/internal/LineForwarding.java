package dev.todoku.delivery.internal;

import dev.todoku.account.LineAccess;
import dev.todoku.delivery.DeliverySettings;
import dev.todoku.delivery.Forwarding;
import dev.todoku.delivery.MonthEdge;
import dev.todoku.kernel.AccountId;
import dev.todoku.line.Exchange;
import dev.todoku.line.LineSender;
import dev.todoku.line.Route;
import dev.todoku.line.SendOutcome;
import dev.todoku.quota.Quota;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Forwards over HTTP, no faster than LINE allows. */
@Component
class LineForwarding implements Forwarding {

    private final LineAccess access;
    private final LineSender line;
    private final SendRates rates;
    private final Quota quota;
    private final InstantSource clock;
    private final MonthEdge edge;

    LineForwarding(
            LineAccess access,
            LineSender line,
            SendRates rates,
            Quota quota,
            InstantSource clock,
            DeliverySettings settings) {
        this.access = access;
        this.line = line;
        this.rates = rates;
        this.quota = quota;
        this.clock = clock;
        this.edge = new MonthEdge(settings);
    }

    @Override
    public Optional<Instant> closedUntil(AccountId account) {
        return edge.closedUntil(quota.month(account), clock.instant());
    }

    @Override
    public Exchange forward(AccountId account, Route route, byte[] body, UUID retryKey) {
        rates.await(account, route);
        return access.exchange(
                account,
                credentials -> closedUntil(account).isPresent()
                        ? new Exchange(new SendOutcome.NotSent("the month's count is about to reset"), null)
                        : line.exchange(route, credentials, body, retryKey));
    }
}
