package dev.todoku.quota;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Why;
import dev.todoku.line.Route;
import dev.todoku.metering.BillingMonth;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Decides what may be sent, and keeps the books of it: reserve before the first request (law 2), never beyond a ceiling
 * (law 3), nothing while the limit is not known (law 10). Every call must be made within {@link QuotaStore#transaction}
 * or opens one itself.
 */
public final class Quota {

    private final QuotaStore store;
    private final BillingTerms terms;
    private final InstantSource clock;
    private final QuotaSettings settings;
    private final Ceilings ceilings;
    private final Alerts alerts;

    public Quota(QuotaStore store, BillingTerms terms, InstantSource clock, QuotaSettings settings) {
        this.store = store;
        this.terms = terms;
        this.clock = clock;
        this.settings = settings;
        this.ceilings = new Ceilings(store, terms, settings);
        this.alerts = new Alerts(store, ceilings, settings);
    }

    /** The billing month that runs now. */
    public BillingMonth month(AccountId account) {
        return BillingMonth.of(clock.instant(), terms.zone(account));
    }

    /** Reserves all of {@code request.count()} in the running month, or nothing. */
    public Decision reserve(AccountId account, GrantRequest request) {
        return store.transaction(account, () -> {
            Optional<Why> closed = closedBecause(account);
            if (closed.isPresent()) {
                return new Decision.NotKnown(closed.get());
            }
            BillingMonth month = month(account);
            open(account, month);
            for (List<String> path : paths(account, month, request)) {
                Optional<String> tooSmall = tryPath(account, month.month(), path, request.count());
                if (tooSmall.isEmpty()) {
                    Grant grant = new Grant(month.month(), path);
                    append(
                            account,
                            grant,
                            EntryKind.RESERVE,
                            path,
                            request.count(),
                            request.delivery(),
                            request.route());
                    return new Decision.Granted(grant);
                }
            }
            return doesNotFit(account, month, request);
        });
    }

    /** LINE took {@code count} of the grant's messages; {@code day} is the day (UTC+9) LINE counts them in. */
    public void accept(AccountId account, Grant grant, UUID delivery, Route route, long count, LocalDate day) {
        if (count == 0) {
            return;
        }
        store.transaction(account, () -> {
            List<String> path = grant.acceptPath();
            path.forEach(pot -> store.add(account, grant.month(), pot, -count, count));
            store.append(
                    account,
                    new LedgerEntry(
                            clock.instant(), grant.month(), EntryKind.ACCEPT, path, count, delivery, route, day, null));
            return null;
        });
    }

    /** Gives back what certainly was not sent. */
    public void release(AccountId account, Grant grant, UUID delivery, Route route, long count) {
        if (count == 0) {
            return;
        }
        store.transaction(account, () -> {
            grant.path().forEach(pot -> store.add(account, grant.month(), pot, -count, 0));
            append(account, grant, EntryKind.RELEASE, grant.path(), count, delivery, route);
            return null;
        });
    }

    /**
     * Notes that {@code count} messages of a delivery wait for the owner's decision because the month could not send
     * them; replaces what was noted before, so that nought takes the note back.
     */
    public void hold(AccountId account, YearMonth month, UUID delivery, Route route, long count, String why) {
        store.transaction(account, () -> {
            Map<YearMonth, Long> changes = new TreeMap<>();
            store.held(account, delivery).forEach((held, messages) -> changes.put(held, -messages));
            changes.merge(month, count, Long::sum);
            changes.forEach((of, change) -> {
                if (change != 0) {
                    store.append(
                            account,
                            new LedgerEntry(
                                    clock.instant(),
                                    of,
                                    EntryKind.HOLD,
                                    List.of(Pot.MONTH),
                                    change,
                                    delivery,
                                    route,
                                    null,
                                    why));
                }
            });
            return null;
        });
    }

    /** Why counted sends wait now; empty if they are open. */
    public Optional<Why> closedBecause(AccountId account) {
        return store.transaction(account, () -> {
            BillingMonth month = month(account);
            Instant now = clock.instant();
            Optional<Reading> last = store.lastReading(account, month.month());
            if (last.isEmpty()) {
                return Optional.of(notRead(
                        account,
                        WhyClosed.LIMIT_NOT_READ,
                        WhyClosed.LIMIT_NOT_READABLE,
                        Map.of("month", month.month())));
            }
            Reading reading = last.get();
            if (reading.at().plus(settings.readingMaxAge()).isBefore(now)) {
                return Optional.of(notRead(
                        account,
                        WhyClosed.LIMIT_STALE,
                        WhyClosed.LIMIT_STALE_NOT_READABLE,
                        Map.of(
                                "readAt",
                                reading.at(),
                                "minutes",
                                settings.readingMaxAge().toMinutes())));
            }
            if (reading.skew().abs().compareTo(settings.maxSkew()) > 0) {
                return Optional.of(WhyClosed.CLOCKS_DIFFER.with(Map.of(
                        "seconds",
                        reading.skew().abs().toSeconds(),
                        "allowed",
                        settings.maxSkew().toSeconds())));
            }
            if (ceilings.limit(account, month, reading).isEmpty()) {
                boolean priced = store.ownerLimits(account).money() != null;
                return Optional.of((priced ? WhyClosed.BUDGET_WITHOUT_PRICE : WhyClosed.NO_LIMIT_KNOWN).plain());
            }
            return Optional.empty();
        });
    }

    private Why notRead(AccountId account, WhyClosed plain, WhyClosed failed, Map<String, ?> values) {
        Optional<String> failure = store.lastFailure(account);
        if (failure.isEmpty()) {
            return plain.with(values);
        }
        Map<String, Object> more = new TreeMap<>(values);
        more.put("said", failure.get());
        return failed.with(more);
    }

    /** True if a new reading is due before the next grant, so that a grant does not wait for one. */
    public boolean readingIsStale(AccountId account) {
        return store.transaction(account, () -> {
            Instant freshSince = clock.instant().minus(settings.readingMaxAge().dividedBy(3));
            return store.lastReading(account, month(account).month())
                    .map(reading -> reading.at().isBefore(freshSince))
                    .orElse(true);
        });
    }

    public OwnerLimits ownerLimits(AccountId account) {
        return store.transaction(account, () -> store.ownerLimits(account));
    }

    /** Changes the owner's limits and applies them to the running month at once; two changes are one after the other. */
    public OwnerLimits changeOwnerLimits(AccountId account, UnaryOperator<OwnerLimits> change) {
        return store.transaction(account, () -> {
            BillingMonth month = month(account);
            open(account, month);
            OwnerLimits limits = change.apply(store.ownerLimits(account));
            store.saveOwnerLimits(account, limits);
            ceilings.recompute(account, month, clock.instant());
            setApart(account, month, limits.setApart());
            alerts.look(account, month, clock.instant());
            return limits;
        });
    }

    /** Makes the month's pots, with the shares set apart that the owner keeps every month. */
    private void open(AccountId account, BillingMonth month) {
        boolean created = store.createPot(account, month.month(), Pot.MONTH);
        // Whoever computes the month anew does so one after the other, so that nobody writes what an older look said.
        store.lockPot(account, month.month(), Pot.MONTH);
        if (created) {
            ceilings.recompute(account, month, clock.instant());
            setApart(account, month, store.ownerLimits(account).setApart());
        }
    }

    /** Makes the month's pots if they are not there, and keeps others from changing them until the transaction ends. */
    void begin(AccountId account, BillingMonth month) {
        open(account, month);
    }

    /** Keeps others from changing these months until the transaction ends; always the oldest first, so nobody waits in a ring. */
    public void lock(AccountId account, SortedSet<YearMonth> months) {
        months.forEach(month -> store.lockPot(account, month, Pot.MONTH));
    }

    /** Applies what was learnt about a month; a past month needs no shares any more. */
    void learnt(AccountId account, BillingMonth month) {
        open(account, month);
        ceilings.recompute(account, month, clock.instant());
        boolean running = month.contains(clock.instant());
        setApart(account, month, running ? store.ownerLimits(account).setApart() : Map.of());
        if (running) {
            alerts.look(account, month, clock.instant());
        }
    }

    /** After something large was reserved: tells whether the month comes to a threshold by it. Readings tell the rest. */
    public void noticeThresholds(AccountId account) {
        store.transaction(account, () -> {
            alerts.look(account, month(account), clock.instant());
            return account;
        });
    }

    /** Thresholds the month came to, the first first. */
    public List<Alert> alerts(AccountId account, YearMonth month) {
        return store.transaction(account, () -> store.alerts(account, month));
    }

    /** Moves messages between the month and its shares until each share is what the owner keeps, or as near as fits. */
    private void setApart(AccountId account, BillingMonth month, Map<Purpose, Long> wanted) {
        for (Purpose purpose : Purpose.values()) {
            String name = Pot.reserveOf(purpose);
            long target = wanted.getOrDefault(purpose, 0L);
            Optional<Pot> existing = store.lockPot(account, month.month(), name);
            if (existing.isEmpty() && target == 0) {
                continue;
            }
            store.createPot(account, month.month(), name);
            Pot monthPot = store.lockPot(account, month.month(), Pot.MONTH).orElseThrow();
            long now = existing.map(Pot::allowed).orElse(0L);
            long free = existing.map(Pot::remaining).orElse(0L);
            long change = target > now ? Math.min(target - now, monthPot.remaining()) : -Math.min(now - target, free);
            if (change != 0) {
                move(account, month.month(), name, now, change);
            }
        }
    }

    private void move(AccountId account, YearMonth month, String share, long now, long change) {
        store.add(account, month, Pot.MONTH, change, 0);
        store.setAllowed(account, month, share, now + change);
        store.append(
                account,
                new LedgerEntry(
                        clock.instant(),
                        month,
                        change > 0 ? EntryKind.RESERVE : EntryKind.RELEASE,
                        List.of(Pot.MONTH),
                        Math.abs(change),
                        null,
                        null,
                        null,
                        "set apart in " + share));
    }

    /** The ways to grant the request, best first: a purpose's own share, then the month's common messages. */
    private List<List<String>> paths(AccountId account, BillingMonth month, GrantRequest request) {
        List<String> limits = new ArrayList<>();
        GrantRequest.CampaignBudget budget = request.budget();
        if (budget != null) {
            String pot = Pot.budgetOf(budget.campaign());
            store.createPot(account, month.month(), pot);
            store.setAllowed(account, month.month(), pot, budget.messages());
            limits.add(pot);
        }
        List<List<String>> paths = new ArrayList<>();
        for (String source : List.of(Pot.reserveOf(request.purpose()), Pot.MONTH)) {
            List<String> path = new ArrayList<>();
            path.add(source);
            path.addAll(limits);
            paths.add(path);
        }
        return paths;
    }

    /** Reserves in every pot of the path, or in none; returns the pot that was too small. */
    private Optional<String> tryPath(AccountId account, YearMonth month, List<String> path, long count) {
        for (int i = 0; i < path.size(); i++) {
            if (!store.tryReserve(account, month, path.get(i), count)) {
                path.subList(0, i).forEach(pot -> store.add(account, month, pot, -count, 0));
                return Optional.of(path.get(i));
            }
        }
        return Optional.empty();
    }

    private Decision.DoesNotFit doesNotFit(AccountId account, BillingMonth month, GrantRequest request) {
        List<String> common = paths(account, month, request).getLast();
        Pot tightest = common.stream()
                .map(name -> store.lockPot(account, month.month(), name).orElseThrow())
                .min((a, b) -> Long.compare(a.remaining(), b.remaining()))
                .orElseThrow();
        return new Decision.DoesNotFit(
                request.count(), tightest.name(), tightest.ceiling(), tightest.remaining(), month.end());
    }

    private void append(
            AccountId account, Grant grant, EntryKind kind, List<String> path, long count, UUID delivery, Route route) {
        store.append(
                account,
                new LedgerEntry(clock.instant(), grant.month(), kind, path, count, delivery, route, null, null));
    }
}
