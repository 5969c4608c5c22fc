package dev.todoku.quota;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import dev.todoku.metering.BillingMonth;
import dev.todoku.metering.ContractTerms;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Reads a month's books: the usage in one piece, and the statement by day. Decides nothing, changes nothing. */
public final class Statements {

    private final QuotaStore store;
    private final Quota quota;
    private final BillingTerms terms;
    private final SendsInFlight inFlight;
    private final InstantSource clock;
    private final Ceilings ceilings;

    public Statements(
            QuotaStore store,
            Quota quota,
            BillingTerms terms,
            SendsInFlight inFlight,
            InstantSource clock,
            QuotaSettings settings) {
        this.store = store;
        this.quota = quota;
        this.terms = terms;
        this.inFlight = inFlight;
        this.clock = clock;
        this.ceilings = new Ceilings(store, terms, settings);
    }

    public Usage usage(AccountId account, YearMonth yearMonth) {
        return store.transaction(account, () -> usageNow(account, yearMonth));
    }

    private Usage usageNow(AccountId account, YearMonth yearMonth) {
        BillingMonth month = new BillingMonth(yearMonth, terms.zone(account));
        boolean running = month.contains(clock.instant());
        List<QuotaStore.Total> totals = store.totals(account, yearMonth);
        Optional<Reading> reading = store.lastReading(account, yearMonth);
        Map<QuotaStore.DayRoute, Long> confirmed = store.confirmedByDay(account, yearMonth);
        Map<QuotaStore.DayRoute, Long> used = store.usedByDay(account, yearMonth);
        long accepted = sum(totals, EntryKind.ACCEPT);
        long adjusted = sum(totals, EntryKind.ADJUST);
        long external = sum(totals, EntryKind.EXTERNAL);
        ContractTerms contract = terms.terms(account, yearMonth);
        long counted = accepted + adjusted + external;
        OptionalLong limit =
                reading.map(last -> ceilings.limit(account, month, last)).orElse(OptionalLong.empty());
        boolean unlimited = limit.isPresent() && limit.getAsLong() == Ceilings.UNLIMITED;
        return new Usage(
                month,
                limit.isEmpty() ? Usage.LimitKind.UNKNOWN : unlimited ? Usage.LimitKind.NONE : Usage.LimitKind.LIMITED,
                unlimited ? OptionalLong.empty() : limit,
                pots(account, yearMonth),
                accepted,
                adjusted,
                confirmed.keySet().stream()
                        .mapToLong(day -> used.getOrDefault(day, 0L))
                        .sum(),
                external,
                running ? inFlight.recipients(account, month.start()) : 0,
                sum(totals, EntryKind.HOLD),
                byRoute(totals),
                reading,
                running ? quota.closedBecause(account) : Optional.empty(),
                contract.invoice(counted),
                contract.priceOfNext(counted, 1),
                isFinal(month, confirmed.keySet().size()));
    }

    /** Every day of the month on which something happened, with its routes. */
    public Statement statement(AccountId account, YearMonth month) {
        return store.transaction(account, () -> {
            Map<QuotaStore.DayRoute, Long> confirmed = store.confirmedByDay(account, month);
            Map<QuotaStore.DayRoute, List<QuotaStore.Total>> totals = store.totals(account, month).stream()
                    .filter(total -> total.day() != null && total.route() != null)
                    .collect(groupingBy(total -> new QuotaStore.DayRoute(
                            Objects.requireNonNull(total.day()), Objects.requireNonNull(total.route()))));
            TreeSet<QuotaStore.DayRoute> days = new TreeSet<>(
                    Comparator.comparing(QuotaStore.DayRoute::day).thenComparing(QuotaStore.DayRoute::route));
            days.addAll(totals.keySet());
            confirmed.forEach((day, delivered) -> {
                if (delivered > 0) {
                    days.add(day);
                }
            });
            List<Statement.Line> lines = new ArrayList<>();
            for (QuotaStore.DayRoute day : days) {
                List<QuotaStore.Total> ofDay = totals.getOrDefault(day, List.of());
                Long delivered = confirmed.get(day);
                lines.add(new Statement.Line(
                        day.day(),
                        day.route(),
                        ofDay.stream()
                                .filter(total -> total.kind() == EntryKind.ACCEPT)
                                .mapToLong(QuotaStore.Total::entries)
                                .sum(),
                        sum(ofDay, EntryKind.ACCEPT),
                        sum(ofDay, EntryKind.ADJUST),
                        delivered == null ? OptionalLong.empty() : OptionalLong.of(delivered)));
            }
            return new Statement(usageNow(account, month), lines);
        });
    }

    /** How much of what was accepted arrived, on the days of this month and the last that LINE has counted. */
    public Deliverable deliverable(AccountId account) {
        BillingMonth running = quota.month(account);
        return store.transaction(account, () -> {
            long accepted = 0;
            long delivered = 0;
            int days = 0;
            for (YearMonth month : List.of(running.previous().month(), running.month())) {
                var confirmed = store.confirmedByDay(account, month).keySet();
                Map<QuotaStore.DayRoute, Long> used = store.usedByDay(account, month);
                for (QuotaStore.Total total : store.totals(account, month)) {
                    if (total.kind() != EntryKind.ACCEPT || total.day() == null || total.route() == null) {
                        continue;
                    }
                    var day = new QuotaStore.DayRoute(total.day(), total.route());
                    if (confirmed.contains(day)) {
                        accepted += total.amount();
                        delivered += used.getOrDefault(day, 0L);
                        days++;
                    }
                }
            }
            return new Deliverable(accepted, delivered, days);
        });
    }

    /** What the pots' rows say against what the ledger says (law 9); empty if the books agree. */
    public List<String> audit(AccountId account, YearMonth month) {
        return store.transaction(account, () -> differences(account, month));
    }

    private List<String> differences(AccountId account, YearMonth month) {
        store.lockPot(account, month, Pot.MONTH); // every change of a pot begins with this lock, so this is one moment
        return Balances.differences(store.pots(account, month), store.potTotals(account, month));
    }

    /** A page of the ledger: see {@link QuotaStore#entries}. */
    public List<QuotaStore.Numbered> ledger(AccountId account, YearMonth month, long behind, int limit) {
        return store.transaction(account, () -> store.entries(account, month, behind, limit));
    }

    private List<Pot> pots(AccountId account, YearMonth month) {
        List<Pot> pots = new ArrayList<>(store.pots(account, month));
        pots.sort(
                Comparator.comparing((Pot pot) -> !pot.name().equals(Pot.MONTH)).thenComparing(Pot::name));
        if (pots.isEmpty()) {
            pots.add(new Pot(Pot.MONTH, 0, 0, 0, 0));
        }
        return pots;
    }

    private boolean isFinal(BillingMonth month, int confirmed) {
        LocalDate today = LineDay.of(clock.instant());
        return today.isAfter(month.month().atEndOfMonth())
                && confirmed == month.month().lengthOfMonth() * Reconciliation.COUNTED.size();
    }

    private static long sum(List<QuotaStore.Total> totals, EntryKind kind) {
        return totals.stream()
                .filter(total -> total.kind() == kind)
                .mapToLong(QuotaStore.Total::amount)
                .sum();
    }

    private static Map<Route, Long> byRoute(List<QuotaStore.Total> totals) {
        Map<Route, Long> byRoute = new EnumMap<>(Route.class);
        for (Route route : Reconciliation.COUNTED) {
            byRoute.put(route, 0L);
        }
        byRoute.putAll(totals.stream()
                .filter(total -> total.day() != null && total.route() != null)
                .collect(groupingBy(
                        total -> Objects.requireNonNull(total.route()), summingLong(QuotaStore.Total::amount))));
        return byRoute;
    }
}
