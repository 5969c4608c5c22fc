package dev.todoku.quota.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import dev.todoku.metering.Contract;
import dev.todoku.metering.ContractTerms;
import dev.todoku.metering.PlanCatalogue;
import dev.todoku.quota.BillingTerms;
import dev.todoku.quota.Decision;
import dev.todoku.quota.GrantRequest;
import dev.todoku.quota.Purpose;
import dev.todoku.quota.Quota;
import dev.todoku.quota.QuotaSettings;
import dev.todoku.quota.Reading;
import dev.todoku.testing.ScopedDatabase;
import dev.todoku.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Law 3 under contention: three ask PostgreSQL at the same moment for what two of them cannot both have. */
class RaceTest {

    private static final int REPEATS = 200;
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final Instant RESET = Instant.parse("2026-11-30T15:00:00Z");

    private final ScopedDatabase database = ScopedDatabase.create();
    private final PostgresQuotaStore store = new PostgresQuotaStore(database.sql(), database.scope());
    private final Quota quota = new Quota(store, new Plan(), new TestClock(NOW), QuotaSettings.DEFAULT);

    @Test
    void exactlyOneOfTwoThatDoNotBothFitWins() throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(3)) {
            for (int repeat = 1; repeat <= REPEATS; repeat++) {
                race(new AccountId(repeat), clients);
            }
        }
    }

    private void race(AccountId account, ExecutorService clients) throws Exception {
        Reading limitOf100 = new Reading(NOW, OptionalLong.of(100), 0, 0, true, Duration.ZERO);
        store.transaction(account, () -> {
            store.saveReading(account, YearMonth.of(2026, 11), limitOf100);
            return true;
        });
        CyclicBarrier barrier = new CyclicBarrier(3);
        List<Future<Decision>> asked = List.of(60L, 60L, 1L).stream()
                .map(count -> clients.submit(() -> {
                    barrier.await();
                    GrantRequest request = new GrantRequest(
                            new UUID(account.value(), count), Purpose.CAMPAIGN, Route.MULTICAST, count, null);
                    return quota.reserve(account, request);
                }))
                .toList();
        Decision first = asked.get(0).get();
        Decision second = asked.get(1).get();
        assertThat(asked.get(2).get()).as("the 1, in repeat " + account).isInstanceOf(Decision.Granted.class);
        assertThat(List.of(first, second).stream().filter(Decision.Granted.class::isInstance))
                .as("winners of repeat " + account)
                .hasSize(1);
        Decision loser = first instanceof Decision.Granted ? second : first;
        assertThat(loser).isInstanceOfSatisfying(Decision.DoesNotFit.class, no -> {
            assertThat(no.count()).isEqualTo(60);
            assertThat(no.limit()).isEqualTo(100);
            assertThat(no.remaining()).isIn(39L, 40L);
            assertThat(no.resetsAt()).isEqualTo(RESET);
        });
        store.transaction(account, () -> {
            assertThat(store.pots(account, YearMonth.of(2026, 11)))
                    .singleElement()
                    .satisfies(pot -> assertThat(pot.reserved()).isEqualTo(61));
            return true;
        });
    }

    private static final class Plan implements BillingTerms {
        private final Contract contract = Contract.of(PlanCatalogue.bundled().plan("jp-2023-communication"));

        @Override
        public ZoneId zone(AccountId account) {
            return ZoneId.of("Asia/Tokyo");
        }

        @Override
        public ContractTerms terms(AccountId account, YearMonth month) {
            return contract.termsIn(month);
        }
    }
}
