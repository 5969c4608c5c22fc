package dev.todoku.quota;

import dev.todoku.kernel.Why;
import dev.todoku.line.Route;
import dev.todoku.metering.BillingMonth;
import dev.todoku.metering.Invoice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A billing month as it stands, every figure with its certainty (law 1).
 *
 * @param limit the month's limit of counted messages, LINE's or the owner's; empty unless {@code limitKind} is LIMITED
 * @param pots the month first, then its shares and budgets
 * @param accepted what LINE took of ours: an upper bound of what it delivered
 * @param adjusted corrections by LINE's own daily counts, nought or negative
 * @param confirmed the part of accepted + adjusted that stands on LINE's own daily counts
 * @param external messages of the month that others sent, as far as LINE's figures show
 * @param inFlight recipients of requests whose outcome is not known yet; part of reserved
 * @param held messages the month could not send
 * @param byRoute accepted + adjusted per route
 * @param reading LINE's figures, last time they were read
 * @param closed why counted sends wait; empty if open, or if the month is over
 * @param invoice what the month costs so far, everybody's messages included; empty if a price is not known
 * @param priceOfNext price of the next single message before tax; empty if not known or not to be had
 * @param isFinal the month is over and LINE's counts of all its days are in
 */
public record Usage(
        BillingMonth month,
        LimitKind limitKind,
        OptionalLong limit,
        List<Pot> pots,
        long accepted,
        long adjusted,
        long confirmed,
        long external,
        long inFlight,
        long held,
        Map<Route, Long> byRoute,
        Optional<Reading> reading,
        Optional<Why> closed,
        Optional<Invoice> invoice,
        Optional<BigDecimal> priceOfNext,
        boolean isFinal) {

    /** Whether a month has a limit. */
    public enum LimitKind {
        LIMITED,
        /** LINE reports none, and the owner said that there is none. */
        NONE,
        /** Nothing counted is sent (law 10). */
        UNKNOWN
    }

    /** The month's own pot. */
    public Pot monthPot() {
        return pots.getFirst();
    }

    /** What the month comes to if everything reserved by deliveries is sent: the price of the next message starts here. */
    public long committed() {
        return external + Pot.committed(pots);
    }

    /** Messages that the month's invoice counts: ours as far as known to be delivered, and others'. */
    public long counted() {
        return accepted + adjusted + external;
    }
}
