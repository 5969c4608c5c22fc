package dev.todoku.audience.index;

import dev.todoku.audience.Rule;
import dev.todoku.audience.Rule.Bound;
import dev.todoku.audience.Rule.ValueTest;
import dev.todoku.friend.Fact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who reacted to which share of what they received; rules, the ranking and a friend's page mean the same by it. Shares are
 * compared as they are, not as they are rounded.
 */
final class ResponseRates {

    private static final int DAYS = 90;
    private static final int DIGITS = 3;

    static final List<Fact> REACTIONS = List.of(Fact.ANSWERED, Fact.CLICKED, Fact.JOINED);

    /** What a share is made of. */
    static final Rule.Did RECEIVED = lately(Fact.RECEIVED);

    static final List<Rule.Did> REACTED =
            REACTIONS.stream().map(ResponseRates::lately).toList();

    private ResponseRates() {}

    private static Rule.Did lately(Fact fact) {
        return new Rule.Did(fact, null, 0, null, DAYS, null);
    }

    static Tally received(FactIndex facts, Today today) {
        return facts.tally(Fact.RECEIVED, null, today.in(RECEIVED));
    }

    static Tally reacted(FactIndex facts, Today today) {
        Tally reacted = new Tally();
        REACTED.forEach(did -> reacted.add(facts.tally(did.fact(), null, today.in(did))));
        return reacted;
    }

    /** One friend's; empty if they received nothing. */
    static Optional<BigDecimal> of(int ordinal, FactIndex facts, Today today) {
        int received = received(facts, today).of(ordinal);
        if (received == 0) {
            return Optional.empty();
        }
        int reacted = Math.min(received, reacted(facts, today).of(ordinal));
        return Optional.of(
                BigDecimal.valueOf(reacted).divide(BigDecimal.valueOf(received), DIGITS, RoundingMode.HALF_EVEN));
    }

    /** Those who received equally many are looked at together: how many reactions are the share is the same for all of them. */
    static RoaringBitmap passing(FactIndex facts, ValueTest test, RoaringBitmap within, Today today) {
        Tally received = received(facts, today);
        RoaringBitmap some = received.atLeast(1, within);
        if (test instanceof ValueTest.Present(boolean present)) {
            return present ? some : RoaringBitmap.andNot(within, some);
        }
        RoaringBitmap found = new RoaringBitmap();
        if (test instanceof ValueTest.Range(@Nullable Bound from, @Nullable Bound to)) {
            Tally reacted = reacted(facts, today);
            received.byTimes(some, (times, whom) -> {
                int least = from == null ? 0 : least(from, times);
                RoaringBitmap enough = reacted.atLeast(least, whom);
                if (to != null) {
                    enough.andNot(reacted.atLeast(beyond(to, times), enough));
                }
                found.or(enough);
            });
        }
        return found;
    }

    /** The fewest reactions that are in; the share is never above 1. */
    private static int least(Bound from, int received) {
        BigDecimal share = from.value().decimalValue();
        if (!from.inclusive() && share.compareTo(BigDecimal.ONE) >= 0) {
            return Integer.MAX_VALUE;
        }
        return from.inclusive() ? up(share, received) : down(share, received) + 1;
    }

    /** The fewest reactions that are too many. */
    private static int beyond(Bound to, int received) {
        BigDecimal share = to.value().decimalValue();
        if (to.inclusive() && share.compareTo(BigDecimal.ONE) >= 0) {
            return Integer.MAX_VALUE;
        }
        return to.inclusive() ? down(share, received) + 1 : up(share, received);
    }

    private static int up(BigDecimal share, int received) {
        return rounded(share, received, RoundingMode.CEILING);
    }

    private static int down(BigDecimal share, int received) {
        return rounded(share, received, RoundingMode.FLOOR);
    }

    private static int rounded(BigDecimal share, int received, RoundingMode mode) {
        return share.multiply(BigDecimal.valueOf(received)).setScale(0, mode).intValueExact();
    }
}
