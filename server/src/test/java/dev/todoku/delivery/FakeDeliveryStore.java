package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import dev.todoku.quota.FakeTransactions;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.roaringbitmap.RoaringBitmap;

/** The delivery store over plain collections; answers the same contract suite as PostgreSQL. */
final class FakeDeliveryStore implements DeliveryStore, FakeTransactions.Participant {

    private static final Set<String> QUIET =
            Set.of(WhyWaiting.QUIET_HOURS.wireName(), WhyWaiting.QUIET_OVER_RESET.wireName());

    private record Key(AccountId account, UUID delivery) {}

    private record OutcomeKey(Key delivery, Outcome outcome) {}

    private final FakeTransactions transactions;
    private Map<Key, Delivery> deliveries = new HashMap<>();
    private Map<Key, RoaringBitmap> snapshots = new HashMap<>();
    private Map<Key, TreeMap<Integer, Batch>> batches = new HashMap<>();
    private Map<OutcomeKey, RoaringBitmap> outcomes = new HashMap<>();
    private Map<AccountId, SendingRules> rules = new HashMap<>();

    FakeDeliveryStore(FakeTransactions transactions) {
        this.transactions = transactions;
        transactions.join(this);
    }

    @Override
    public Runnable save() {
        var savedDeliveries = new HashMap<>(deliveries);
        var savedSnapshots = new HashMap<>(snapshots);
        var savedBatches = new HashMap<Key, TreeMap<Integer, Batch>>();
        batches.forEach((key, rows) -> savedBatches.put(key, new TreeMap<>(rows)));
        var savedOutcomes = new HashMap<>(outcomes);
        var savedRules = new HashMap<>(rules);
        return () -> {
            deliveries = savedDeliveries;
            snapshots = savedSnapshots;
            batches = savedBatches;
            outcomes = savedOutcomes;
            rules = savedRules;
        };
    }

    @Override
    public <T> T transaction(AccountId account, Supplier<T> work) {
        return transactions.in(work);
    }

    @Override
    public void create(AccountId account, Delivery delivery, RoaringBitmap snapshot) {
        deliveries.put(new Key(account, delivery.id()), delivery);
        snapshots.put(new Key(account, delivery.id()), snapshot.clone());
    }

    @Override
    public Optional<Delivery> find(AccountId account, UUID id) {
        return Optional.ofNullable(deliveries.get(new Key(account, id)));
    }

    @Override
    public Optional<Delivery> lock(AccountId account, UUID id) {
        return find(account, id);
    }

    @Override
    public void save(AccountId account, Delivery delivery) {
        deliveries.put(new Key(account, delivery.id()), delivery);
    }

    @Override
    public RoaringBitmap snapshot(AccountId account, UUID id) {
        return Objects.requireNonNull(snapshots.get(new Key(account, id))).clone();
    }

    @Override
    public void replaceSnapshot(AccountId account, UUID id, RoaringBitmap snapshot) {
        snapshots.put(new Key(account, id), snapshot.clone());
    }

    @Override
    public void saveBatches(AccountId account, List<Batch> rows) {
        for (Batch batch : rows) {
            batches.computeIfAbsent(new Key(account, batch.delivery()), key -> new TreeMap<>())
                    .put(batch.number(), batch);
        }
    }

    @Override
    public List<Batch> openBatches(AccountId account, UUID id) {
        return batches.getOrDefault(new Key(account, id), new TreeMap<>()).values().stream()
                .filter(batch -> !batch.outstanding().isEmpty())
                .toList();
    }

    @Override
    public void addOutcomes(AccountId account, UUID id, Outcome outcome, RoaringBitmap ordinals) {
        outcomes.merge(
                new OutcomeKey(new Key(account, id), outcome), ordinals.clone(), (a, b) -> RoaringBitmap.or(a, b));
    }

    @Override
    public RoaringBitmap outcomes(AccountId account, UUID id, Outcome outcome) {
        return outcomes.getOrDefault(new OutcomeKey(new Key(account, id), outcome), new RoaringBitmap())
                .clone();
    }

    @Override
    public SendingRules sendingRules(AccountId account) {
        return rules.getOrDefault(account, SendingRules.NONE);
    }

    @Override
    public void saveSendingRules(AccountId account, SendingRules wished) {
        rules.put(account, wished);
    }

    @Override
    public void wake(AccountId account, Instant now) {
        deliveries.replaceAll((key, delivery) -> key.account().equals(account)
                        && delivery.dueAt() != null
                        && delivery.dueAt().isAfter(now)
                        && delivery.why() != null
                        && QUIET.contains(delivery.why().code())
                ? delivery.waiting(delivery.why(), now)
                : delivery);
    }

    @Override
    public long inFlight(AccountId account, Instant since) {
        long open = batches.entrySet().stream()
                .filter(rows -> rows.getKey().account().equals(account))
                .flatMap(rows -> rows.getValue().values().stream())
                .mapToLong(batch -> batch.outstanding().getLongCardinality())
                .sum();
        long unknown = deliveries.entrySet().stream()
                .filter(row -> row.getKey().account().equals(account))
                .map(Map.Entry::getValue)
                .filter(delivery -> !delivery.startedAt().isBefore(since))
                .mapToLong(Delivery::unknown)
                .sum();
        return open + unknown;
    }

    @Override
    public List<Due> due(Instant until, int limit) {
        return transactions.in(() -> deliveries.entrySet().stream()
                .filter(row -> row.getValue().dueAt() != null
                        && !row.getValue().dueAt().isAfter(until))
                .sorted(Comparator.comparing(
                        row -> Objects.requireNonNull(row.getValue().dueAt())))
                .limit(limit)
                .map(row -> new Due(row.getKey().account(), row.getKey().delivery()))
                .toList());
    }

    @Override
    public Optional<Instant> nextDue() {
        return transactions.in(() -> deliveries.values().stream()
                .map(Delivery::dueAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder()));
    }
}
