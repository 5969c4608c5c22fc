package dev.todoku.quota.internal;

import dev.todoku.account.LineAccess;
import dev.todoku.kernel.AccountId;
import dev.todoku.line.Consumption;
import dev.todoku.line.DeliveryCount;
import dev.todoku.line.LineClock;
import dev.todoku.line.LineException;
import dev.todoku.line.LineReader;
import dev.todoku.line.Quota;
import dev.todoku.line.Route;
import dev.todoku.quota.LineFigures;
import java.time.Duration;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** LINE's figures, asked with the account's token. */
@Component
class LineFiguresOverHttp implements LineFigures {

    private final LineAccess access;
    private final LineReader line;
    private final LineClock lineClock;

    LineFiguresOverHttp(LineAccess access, LineReader line, LineClock lineClock) {
        this.access = access;
        this.line = line;
        this.lineClock = lineClock;
    }

    @Override
    public Now now(AccountId account) {
        try {
            Quota quota = access.ask(account, line::quota);
            Consumption consumption = access.ask(account, line::consumption);
            Duration skew = lineClock.skew().map(Duration::negated).orElse(Duration.ZERO);
            OptionalLong limit = quota.value() == null ? OptionalLong.empty() : OptionalLong.of(quota.value());
            return new Now(limit, consumption.totalUsage(), skew);
        } catch (LineException e) {
            throw new LineFiguresUnavailable(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public OptionalLong delivered(AccountId account, Route route, LocalDate day) {
        try {
            DeliveryCount count = access.ask(account, credentials -> line.deliveryCount(credentials, route, day));
            return count.success() == null ? OptionalLong.empty() : OptionalLong.of(count.success());
        } catch (LineException e) {
            throw new LineFiguresUnavailable(String.valueOf(e.getMessage()));
        }
    }
}
