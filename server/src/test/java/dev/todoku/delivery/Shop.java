package dev.todoku.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.kernel.AccountId;
import dev.todoku.metering.Contract;
import dev.todoku.metering.ContractTerms;
import dev.todoku.metering.PlanCatalogue;
import dev.todoku.quota.BillingTerms;
import dev.todoku.quota.FakeQuotaStore;
import dev.todoku.quota.FakeTransactions;
import dev.todoku.quota.Purpose;
import dev.todoku.quota.Quota;
import dev.todoku.quota.QuotaSettings;
import dev.todoku.quota.QuotaStore;
import dev.todoku.quota.Reconciliation;
import dev.todoku.quota.Statements;
import dev.todoku.quota.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** One account, the real engine and ledger, simulated clock, LINE and rows. Everything replays from the seed. */
final class Shop {

    static final DeliverySettings SETTINGS = new DeliverySettings(
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofHours(23),
            1_000,
            Duration.ofHours(1),
            Duration.ofSeconds(60));

    static final AccountId ACCOUNT = new AccountId(1);

    /** Where the rows are, and the account they are of. */
    record Stores(AccountId account, QuotaStore quota, DeliveryStore deliveries) {}

    /** The clock; moves only when told. */
    static final class Clock implements InstantSource {
        private Instant now;

        Clock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }

        void set(Instant to) {
            now = to;
        }
    }

    final Clock clock;
    final SimulatedLine line;
    final Stores stores;
    final Quota quota;
    final Reconciliation reconciliation;
    final Statements statements;
    final Deliveries deliveries;
    final Engine engine;
    final Settlement settlement;
    final Courier courier;
    final Everybody addressees = new Everybody();
    final StandardPlan terms = new StandardPlan();
    private final AccountId account;

    private long ids;

    /** In memory. */
    Shop(Instant start, RandomGenerator random, long limit) {
        this(start, random, limit, inMemory());
    }

    static Stores inMemory() {
        FakeTransactions transactions = new FakeTransactions();
        return new Stores(ACCOUNT, new FakeQuotaStore(transactions), new FakeDeliveryStore(transactions));
    }

    Shop(Instant start, RandomGenerator random, long limit, Stores stores) {
        this.stores = stores;
        account = stores.account();
        clock = new Clock(start);
        line = new SimulatedLine(clock, random, limit);
        QuotaStore quotaStore = stores.quota();
        DeliveryStore deliveryStore = stores.deliveries();
        quota = new Quota(quotaStore, terms, clock, QuotaSettings.DEFAULT);
        reconciliation = new Reconciliation(quotaStore, quota, line, deliveryStore::inFlight, clock);
        statements = new Statements(quotaStore, quota, terms, deliveryStore::inFlight, clock, QuotaSettings.DEFAULT);
        deliveries = new Deliveries(deliveryStore, quota, clock, SETTINGS);
        engine = new Engine(deliveryStore, quota, addressees, clock, SETTINGS);
        settlement = new Settlement(deliveryStore, quota, clock, SETTINGS);
        courier = new Courier(line, addressees, account -> new byte[32], new InOrder());
        reconciliation.read(account);
    }

    void erase(int ordinal) {
        addressees.erased.add(ordinal);
    }

    static UUID userId(int ordinal) {
        return new UUID(0xABCL, ordinal);
    }

    UUID order(int from, int to, boolean goOn, boolean personal, @Nullable Long budget) {
        UUID id = new UUID(1, ++ids);
        started = deliveries.start(account, orderOf(id, from, to, goOn, personal, budget));
        return id;
    }

    static DeliveryOrder orderOf(UUID id, int from, int to, boolean goOn, boolean personal, @Nullable Long budget) {
        RoaringBitmap recipients = new RoaringBitmap();
        recipients.add((long) from, to);
        return new DeliveryOrder(id, Purpose.CAMPAIGN, id, content(id, personal), recipients, goOn, budget);
    }

    /** What became of the last order. */
    StartAnswer started = new StartAnswer.NotYet(WhyWaiting.CANCELLED.plain());

    static Content content(UUID id, boolean personal) {
        String text = "to " + (personal ? "{name}" : "all") + " " + id.getLeastSignificantBits();
        return new Content("[{\"type\":\"text\",\"text\":\"" + text + "\"}]");
    }

    Delivery delivery(UUID id) {
        return deliveries.find(account, id).orElseThrow();
    }

    /** One step of the delivery's worker; a crash loses what LINE answered. Returns false when there is nothing to do. */
    boolean work(UUID id, boolean crash) {
        if (quota.readingIsStale(account)) {
            reconciliation.read(account);
        }
        if (!(engine.next(account, id) instanceof Step.Send send)) {
            return false;
        }
        List<BatchResult> results = courier.send(account, send);
        if (!crash && settlement.settle(account, id, results)) {
            reconciliation.read(account);
        }
        return true;
    }

    /** Keeps all rows as they are; running it brings them back, whatever LINE has taken since. */
    Runnable backup() {
        Runnable deliveriesBack = ((FakeTransactions.Participant) stores.deliveries()).save();
        Runnable quotaBack = ((FakeTransactions.Participant) stores.quota()).save();
        return () -> {
            deliveriesBack.run();
            quotaBack.run();
        };
    }

    /** As {@code db/restored/delivery.sql} leaves what was on its way. */
    void restoreFromBackup(UUID id) {
        stores.deliveries().transaction(account, () -> {
            Delivery was = delivery(id);
            stores.deliveries()
                    .save(
                            account,
                            new Delivery(
                                    was.id(),
                                    was.purpose(),
                                    was.campaign(),
                                    was.route(),
                                    was.content(),
                                    false,
                                    was.budget(),
                                    was.throttle(),
                                    State.RESTORED,
                                    was.why(),
                                    was.refusal(),
                                    was.grant(),
                                    was.recipients(),
                                    was.accepted(),
                                    was.refused(),
                                    was.unknown(),
                                    was.held(),
                                    was.cursor(),
                                    was.batches(),
                                    was.startedAt(),
                                    was.finishedAt(),
                                    was.startedAt()));
            return true;
        });
    }

    void workAll(UUID id) {
        int steps = 0;
        while (work(id, false)) {
            assertThat(++steps).as("steps of one delivery").isLessThan(10_000);
        }
    }

    Usage usage(YearMonth month) {
        return statements.usage(account, month);
    }

    void assertBooksAgree(YearMonth month) {
        assertThat(statements.audit(account, month)).isEmpty();
    }

    static final class StandardPlan implements BillingTerms {
        Contract contract = Contract.of(PlanCatalogue.bundled().plan("jp-2023-standard"));

        @Override
        public ZoneId zone(AccountId account) {
            return SimulatedLine.TOKYO;
        }

        @Override
        public ContractTerms terms(AccountId account, YearMonth month) {
            return contract.termsIn(month);
        }
    }

    static Map<String, String> named(int ordinal) {
        return Map.of("name", "friend " + ordinal);
    }

    /** Everybody but who was erased. */
    static final class Everybody implements Addressees {

        private final RoaringBitmap erased = new RoaringBitmap();

        @Override
        public Map<Integer, UUID> userIds(AccountId account, RoaringBitmap ordinals) {
            Map<Integer, UUID> ids = new TreeMap<>();
            RoaringBitmap.andNot(ordinals, erased).forEach((int ordinal) -> ids.put(ordinal, userId(ordinal)));
            return ids;
        }

        @Override
        public Map<Integer, Map<String, String>> variables(
                AccountId account, RoaringBitmap ordinals, Set<String> keys) {
            Map<Integer, Map<String, String>> variables = new TreeMap<>();
            ordinals.forEach((int ordinal) -> variables.put(ordinal, named(ordinal)));
            return variables;
        }
    }

    /** Runs what it is given at once, in the caller's thread. */
    static final class InOrder extends AbstractExecutorService {
        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
