package dev.todoku.quota;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import dev.todoku.metering.BillingMonth;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Sets our books against LINE's: the running month's limit and consumption, and for every finished day LINE's own count
 * per route, whose difference from what LINE accepted becomes an {@code adjust} entry (law 1).
 */
public final class Reconciliation {

    /** The routes LINE bills and reports a count of per day. Narrowcast has no such count. */
    static final List<Route> COUNTED = List.of(Route.PUSH, Route.MULTICAST, Route.BROADCAST);

    private final QuotaStore store;
    private final Quota quota;
    private final LineFigures line;
    private final SendsInFlight inFlight;
    private final InstantSource clock;

    public Reconciliation(
            QuotaStore store, Quota quota, LineFigures line, SendsInFlight inFlight, InstantSource clock) {
        this.store = store;
        this.quota = quota;
        this.line = line;
        this.inFlight = inFlight;
        this.clock = clock;
    }

    /**
     * Reads the running month at LINE and applies it.
     *
     * @return false if LINE's figures could not be had; the reason is kept and shown
     */
    public boolean read(AccountId account) {
        BillingMonth asked = quota.month(account);
        LineFigures.Now now;
        try {
            now = line.now(account);
        } catch (LineFigures.LineFiguresUnavailable unavailable) {
            store.transaction(account, () -> {
                store.saveFailure(account, clock.instant(), unavailable.why());
                return null;
            });
            return false;
        }
        return store.transaction(account, () -> {
            BillingMonth month = quota.month(account);
            if (!month.equals(asked)) {
                return false; // asked before the reset, answered after it: nobody can tell which month it speaks of
            }
            quota.begin(account, month);
            // Ours is taken after LINE answered, so it is never less than what LINE can have counted of it.
            long unsettled = inFlight.recipients(account, month.start());
            long ours = store.usedUntil(account, month.month(), clock.instant()) + unsettled;
            boolean exact = unsettled == 0
                    && store.confirmedByDay(account, month.month())
                            .keySet()
                            .containsAll(store.usedByDay(account, month.month()).keySet());
            store.saveReading(
                    account,
                    month.month(),
                    new Reading(clock.instant(), now.limit(), now.consumption(), ours, exact, now.skew()));
            quota.learnt(account, month);
            return true;
        });
    }

    /**
     * Asks LINE for the counts of finished days not confirmed yet, of this month and the last, and adjusts.
     *
     * @return days and routes newly confirmed
     */
    public int confirm(AccountId account) {
        BillingMonth running = quota.month(account);
        return confirm(account, running.previous()) + confirm(account, running);
    }

    private int confirm(AccountId account, BillingMonth month) {
        if (store.transaction(account, () -> store.pots(account, month.month())).isEmpty()) {
            return 0; // nothing of that month was ever ours
        }
        Map<QuotaStore.DayRoute, Long> known =
                store.transaction(account, () -> store.confirmedByDay(account, month.month()));
        LocalDate today = LineDay.of(clock.instant());
        LocalDate last = month.month().atEndOfMonth();
        int confirmed = 0;
        for (LocalDate day = month.month().atDay(1); day.isBefore(today) && !day.isAfter(last); day = day.plusDays(1)) {
            for (Route route : COUNTED) {
                QuotaStore.DayRoute dayRoute = new QuotaStore.DayRoute(day, route);
                if (!known.containsKey(dayRoute) && confirm(account, dayRoute)) {
                    confirmed++;
                }
            }
        }
        adjust(account, month);
        return confirmed;
    }

    private boolean confirm(AccountId account, QuotaStore.DayRoute dayRoute) {
        OptionalLong delivered;
        try {
            delivered = line.delivered(account, dayRoute.route(), dayRoute.day());
        } catch (LineFigures.LineFiguresUnavailable unavailable) {
            return false; // asked again at the next run; the statement says "not confirmed" until then
        }
        if (delivered.isEmpty()) {
            return false;
        }
        store.transaction(account, () -> {
            store.saveConfirmed(account, dayRoute, delivered.getAsLong(), clock.instant());
            return null;
        });
        return true;
    }

    /**
     * Brings what we count of each confirmed day down to what LINE delivered. Runs over all confirmed days each time: an
     * outcome that was unknown when the day was confirmed may have become accepted since.
     */
    private void adjust(AccountId account, BillingMonth month) {
        store.transaction(account, () -> {
            quota.begin(account, month);
            Map<QuotaStore.DayRoute, Long> ours = store.usedByDay(account, month.month());
            store.confirmedByDay(account, month.month()).forEach((dayRoute, delivered) -> {
                long gap = ours.getOrDefault(dayRoute, 0L) - delivered;
                if (gap > 0) {
                    adjust(account, month.month(), dayRoute, -gap);
                }
            });
            quota.learnt(account, month);
            return null;
        });
    }

    private void adjust(AccountId account, YearMonth month, QuotaStore.DayRoute dayRoute, long change) {
        Instant now = clock.instant();
        store.add(account, month, Pot.MONTH, 0, change);
        store.append(
                account,
                new LedgerEntry(
                        now,
                        month,
                        EntryKind.ADJUST,
                        List.of(Pot.MONTH),
                        change,
                        null,
                        dayRoute.route(),
                        dayRoute.day(),
                        "accepted, but not delivered by LINE's count"));
    }
}
