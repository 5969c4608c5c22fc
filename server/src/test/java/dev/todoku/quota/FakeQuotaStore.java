package dev.todoku.quota;

import dev.todoku.kernel.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The quota store over plain collections; answers the same contract suite as PostgreSQL. */
public final class FakeQuotaStore implements QuotaStore, FakeTransactions.Participant {

    private record PotKey(AccountId account, YearMonth month, String pot) {}

    private record Confirmation(AccountId account, DayRoute day) {}

    private final FakeTransactions transactions;
    private Map<AccountId, OwnerLimits> limits = new HashMap<>();
    private Map<PotKey, Pot> pots = new HashMap<>();
    private Map<AccountId, List<LedgerEntry>> entries = new HashMap<>();
    private Map<AccountId, List<Map.Entry<YearMonth, Reading>>> readings = new HashMap<>();
    private Map<Confirmation, Long> confirmations = new HashMap<>();
    private Map<AccountId, String> failures = new HashMap<>();
    private Map<AccountId, List<Map.Entry<YearMonth, Alert>>> alerts = new HashMap<>();

    public FakeQuotaStore(FakeTransactions transactions) {
        this.transactions = transactions;
        transactions.join(this);
    }

    @Override
    public Runnable save() {
        var savedLimits = new HashMap<>(limits);
        var savedPots = new HashMap<>(pots);
        var savedEntries = copyOfLists(entries);
        var savedReadings = copyOfLists(readings);
        var savedConfirmations = new HashMap<>(confirmations);
        var savedFailures = new HashMap<>(failures);
        var savedAlerts = copyOfLists(alerts);
        return () -> {
            limits = savedLimits;
            pots = savedPots;
            entries = savedEntries;
            readings = savedReadings;
            confirmations = savedConfirmations;
            failures = savedFailures;
            alerts = savedAlerts;
        };
    }

    private static <K, V> Map<K, List<V>> copyOfLists(Map<K, List<V>> lists) {
        Map<K, List<V>> copy = new HashMap<>();
        lists.forEach((key, list) -> copy.put(key, new ArrayList<>(list)));
        return copy;
    }

    @Override
    public <T> T transaction(AccountId account, Supplier<T> work) {
        return transactions.in(work);
    }

    @Override
    public OwnerLimits ownerLimits(AccountId account) {
        return limits.getOrDefault(account, OwnerLimits.NONE);
    }

    @Override
    public void saveOwnerLimits(AccountId account, OwnerLimits ownerLimits) {
        limits.put(account, ownerLimits);
    }

    @Override
    public boolean createPot(AccountId account, YearMonth month, String pot) {
        return pots.putIfAbsent(new PotKey(account, month, pot), new Pot(pot, 0, 0, 0, 0)) == null;
    }

    @Override
    public List<Pot> pots(AccountId account, YearMonth month) {
        return pots.entrySet().stream()
                .filter(pot -> pot.getKey().account().equals(account)
                        && pot.getKey().month().equals(month))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public Optional<Pot> lockPot(AccountId account, YearMonth month, String pot) {
        return Optional.ofNullable(pots.get(new PotKey(account, month, pot)));
    }

    @Override
    public boolean tryReserve(AccountId account, YearMonth month, String pot, long count) {
        Pot now = pots.get(new PotKey(account, month, pot));
        if (now == null || now.remaining() < count) {
            return false;
        }
        add(account, month, pot, count, 0);
        return true;
    }

    @Override
    public void add(AccountId account, YearMonth month, String pot, long reserved, long used) {
        pots.compute(new PotKey(account, month, pot), (key, now) -> {
            if (now == null) {
                throw new IllegalStateException("pot: got " + key + " (expected: one that exists)");
            }
            return checked(new Pot(pot, now.allowed(), now.ceiling(), now.used() + used, now.reserved() + reserved));
        });
    }

    @Override
    public void setAllowed(AccountId account, YearMonth month, String pot, long allowed) {
        pots.computeIfPresent(
                new PotKey(account, month, pot),
                (key, now) -> new Pot(
                        pot, allowed, Math.max(allowed, now.used() + now.reserved()), now.used(), now.reserved()));
    }

    private static Pot checked(Pot pot) {
        if (pot.used() < 0 || pot.reserved() < 0 || pot.used() + pot.reserved() > pot.ceiling()) {
            throw new IllegalStateException("pot: got " + pot + " (expected: within its ceiling)");
        }
        return pot;
    }

    @Override
    public void append(AccountId account, LedgerEntry entry) {
        entries.computeIfAbsent(account, key -> new ArrayList<>()).add(entry);
    }

    @Override
    public Map<YearMonth, Long> held(AccountId account, UUID delivery) {
        Map<YearMonth, Long> held = new HashMap<>();
        entries.getOrDefault(account, List.of()).stream()
                .filter(entry -> entry.kind() == EntryKind.HOLD && delivery.equals(entry.delivery()))
                .forEach(entry -> held.merge(entry.month(), entry.amount(), Long::sum));
        held.values().removeIf(messages -> messages == 0);
        return held;
    }

    @Override
    public List<Numbered> entries(AccountId account, YearMonth month, long behind, int limit) {
        List<LedgerEntry> all = entries.getOrDefault(account, List.of());
        return LongStream.rangeClosed(1, all.size())
                .filter(number -> number > behind)
                .mapToObj(number -> new Numbered(number, all.get((int) number - 1)))
                .filter(numbered -> numbered.entry().month().equals(month))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Total> totals(AccountId account, YearMonth month) {
        Map<List<Object>, Total> totals = new HashMap<>();
        of(account, month)
                .forEach(entry -> totals.merge(
                        Arrays.asList(entry.kind(), entry.day(), entry.route()),
                        new Total(entry.kind(), entry.day(), entry.route(), 1, entry.amount()),
                        (one, other) -> new Total(
                                one.kind(),
                                one.day(),
                                one.route(),
                                one.entries() + other.entries(),
                                one.amount() + other.amount())));
        return List.copyOf(totals.values());
    }

    @Override
    public Map<String, Map<EntryKind, Long>> potTotals(AccountId account, YearMonth month) {
        Map<String, Map<EntryKind, Long>> totals = new HashMap<>();
        of(account, month)
                .forEach(entry -> entry.path()
                        .forEach(pot -> totals.computeIfAbsent(pot, _ -> new EnumMap<>(EntryKind.class))
                                .merge(entry.kind(), entry.amount(), Long::sum)));
        return totals;
    }

    private Stream<LedgerEntry> of(AccountId account, YearMonth month) {
        return entries.getOrDefault(account, List.of()).stream()
                .filter(entry -> entry.month().equals(month));
    }

    @Override
    public long usedUntil(AccountId account, YearMonth month, Instant until) {
        return of(account, month)
                .filter(entry -> !entry.at().isAfter(until))
                .mapToLong(entry -> entry.kind().usedBy(entry.amount()))
                .sum();
    }

    @Override
    public Map<LocalDate, Long> externalByDay(AccountId account, YearMonth month) {
        List<LedgerEntry> all = entries.getOrDefault(account, List.of());
        Map<LocalDate, Long> byDay = new HashMap<>();
        of(account, month)
                .filter(entry -> entry.kind() == EntryKind.EXTERNAL && !entry.equals(all.getFirst()))
                .forEach(entry -> byDay.merge(LineDay.of(entry.at()), entry.amount(), Long::sum));
        return byDay;
    }

    @Override
    public Optional<Instant> knownSince(AccountId account) {
        Stream<Instant> entry =
                entries.getOrDefault(account, List.of()).stream().map(LedgerEntry::at);
        Stream<Instant> reading = readings.getOrDefault(account, List.of()).stream()
                .map(each -> each.getValue().at());
        return Stream.concat(entry, reading).min(Comparator.naturalOrder());
    }

    @Override
    public void saveReading(AccountId account, YearMonth month, Reading reading) {
        readings.computeIfAbsent(account, key -> new ArrayList<>()).add(Map.entry(month, reading));
        failures.remove(account);
    }

    @Override
    public Optional<Reading> lastReading(AccountId account, YearMonth month) {
        return readings(account, month).reduce((earlier, later) -> later);
    }

    @Override
    public long largestExternal(AccountId account, YearMonth month, Instant from) {
        List<Reading> all = readings(account, month).toList();
        int lastExact = 0;
        for (int i = 0; i < all.size(); i++) {
            lastExact = all.get(i).exact() ? i : lastExact;
        }
        return all.subList(lastExact, all.size()).stream()
                .filter(reading -> !reading.at().isBefore(from))
                .mapToLong(Reading::external)
                .max()
                .orElse(0);
    }

    private Stream<Reading> readings(AccountId account, YearMonth month) {
        return readings.getOrDefault(account, List.of()).stream()
                .filter(reading -> reading.getKey().equals(month))
                .map(Map.Entry::getValue);
    }

    @Override
    public long sum(AccountId account, YearMonth month, EntryKind kind) {
        return of(account, month)
                .filter(entry -> entry.kind() == kind)
                .mapToLong(LedgerEntry::amount)
                .sum();
    }

    @Override
    public Map<DayRoute, Long> usedByDay(AccountId account, YearMonth month) {
        Map<DayRoute, Long> byDay = new HashMap<>();
        of(account, month).forEach(entry -> {
            if (entry.day() != null && entry.route() != null) {
                byDay.merge(
                        new DayRoute(entry.day(), entry.route()), entry.kind().usedBy(entry.amount()), Long::sum);
            }
        });
        return byDay;
    }

    @Override
    public void saveConfirmed(AccountId account, DayRoute dayRoute, long delivered, Instant at) {
        confirmations.put(new Confirmation(account, dayRoute), delivered);
    }

    @Override
    public Map<DayRoute, Long> confirmedByDay(AccountId account, YearMonth month) {
        Map<DayRoute, Long> byDay =
                new TreeMap<>(Comparator.comparing(DayRoute::day).thenComparing(DayRoute::route));
        confirmations.forEach((key, delivered) -> {
            if (key.account().equals(account) && YearMonth.from(key.day().day()).equals(month)) {
                byDay.put(key.day(), delivered);
            }
        });
        return byDay;
    }

    @Override
    public void raise(AccountId account, YearMonth month, Alert alert) {
        boolean told = alerts(account, month).stream()
                .anyMatch(earlier -> earlier.subject() == alert.subject() && earlier.percent() == alert.percent());
        if (!told) {
            alerts.computeIfAbsent(account, _ -> new ArrayList<>()).add(Map.entry(month, alert));
        }
    }

    @Override
    public List<Alert> alerts(AccountId account, YearMonth month) {
        return alerts.getOrDefault(account, List.of()).stream()
                .filter(alert -> alert.getKey().equals(month))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(Alert::at)
                        .thenComparing(alert -> alert.subject().name())
                        .thenComparingInt(Alert::percent))
                .toList();
    }

    @Override
    public Optional<String> lastFailure(AccountId account) {
        return Optional.ofNullable(failures.get(account));
    }

    @Override
    public void saveFailure(AccountId account, Instant at, String why) {
        failures.put(account, why);
    }
}
