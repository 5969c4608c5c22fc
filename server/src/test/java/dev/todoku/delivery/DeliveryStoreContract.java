package dev.todoku.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Why;
import dev.todoku.line.Route;
import dev.todoku.quota.Grant;
import dev.todoku.quota.Pot;
import dev.todoku.quota.Purpose;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** What every delivery store must do; run on the fake and on PostgreSQL. */
public abstract class DeliveryStoreContract {

    /** Every test has accounts of its own, so that one store may serve them all. */
    private static final AtomicLong ACCOUNTS = new AtomicLong();

    private final AccountId one = new AccountId(ACCOUNTS.incrementAndGet());
    private final AccountId two = new AccountId(ACCOUNTS.incrementAndGet());
    private static final UUID ID = new UUID(7, 7);
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final Grant GRANT = new Grant(YearMonth.of(2026, 11), List.of(Pot.MONTH, "campaign:x"));

    protected abstract DeliveryStore store();

    private void run(AccountId account, Runnable work) {
        store().transaction(account, () -> {
            work.run();
            return true;
        });
    }

    private static Delivery delivery(@Nullable Instant dueAt) {
        return new Delivery(
                ID,
                Purpose.CAMPAIGN,
                new UUID(8, 8),
                Route.MULTICAST,
                new Content("[{\"type\":\"text\",\"text\":\"こんにちは\"}]"),
                true,
                50L,
                600,
                State.SENDING,
                WhyWaiting.LINE_SILENT.with(Map.of("said", "\"5\" 秒")),
                "400 no",
                GRANT,
                3,
                0,
                0,
                0,
                0,
                -1,
                0,
                NOW,
                null,
                dueAt);
    }

    private static Batch batch(int number, RoaringBitmap outstanding, @Nullable Grant edge) {
        return new Batch(
                ID,
                number,
                RoaringBitmap.bitmapOf(1, 2, 70_000),
                outstanding,
                Map.of(1, Map.of("name", "花子 \"H\"", "drink", "コーヒー")),
                GRANT,
                edge,
                true,
                2,
                NOW,
                NOW.plusSeconds(1));
    }

    @Test
    void aDeliveryComesBackAsSaved() {
        RoaringBitmap snapshot = RoaringBitmap.bitmapOf(1, 2, 70_000);
        run(one, () -> store().create(one, delivery(null), snapshot));
        run(one, () -> {
            assertThat(store().find(one, ID)).hasValue(delivery(null));
            assertThat(store().lock(one, ID)).hasValue(delivery(null));
            assertThat(store().snapshot(one, ID)).isEqualTo(snapshot);
            store().save(one, delivery(null).settled(2, 0, 0).held(1, WhyWaiting.MONTH_ENDED.plain(), null));
            store().replaceSnapshot(one, ID, RoaringBitmap.bitmapOf(70_000));
        });
        run(one, () -> {
            assertThat(store().find(one, ID))
                    .hasValue(delivery(null).settled(2, 0, 0).held(1, WhyWaiting.MONTH_ENDED.plain(), null));
            assertThat(store().snapshot(one, ID)).isEqualTo(RoaringBitmap.bitmapOf(70_000));
        });
    }

    @Test
    void onlyBatchesWithOutstandingRecipientsAreOpen() {
        RoaringBitmap some = RoaringBitmap.bitmapOf(2, 70_000);
        Grant edge = new Grant(YearMonth.of(2026, 12), List.of(Pot.MONTH));
        run(one, () -> store().create(one, delivery(null), some));
        run(one, () -> store().saveBatches(one, List.of(batch(1, some, edge), batch(0, some, null))));
        run(
                one,
                () -> assertThat(store().openBatches(one, ID))
                        .containsExactly(batch(0, some, null), batch(1, some, edge)));
        run(one, () -> store().saveBatches(one, List.of(batch(0, some, null).closed())));
        run(one, () -> assertThat(store().openBatches(one, ID)).containsExactly(batch(1, some, edge)));
        run(one, () -> assertThat(store().inFlight(one, NOW)).isEqualTo(2));
    }

    @Test
    void outcomesAddUpOverChunks() {
        run(one, () -> store().create(one, delivery(null), new RoaringBitmap()));
        run(one, () -> {
            store().addOutcomes(one, ID, Outcome.ACCEPTED, RoaringBitmap.bitmapOf(1, 65_535, 65_536));
            store().addOutcomes(one, ID, Outcome.ACCEPTED, RoaringBitmap.bitmapOf(2, 200_000));
            store().addOutcomes(one, ID, Outcome.REFUSED, RoaringBitmap.bitmapOf(3));
        });
        run(one, () -> {
            assertThat(store().outcomes(one, ID, Outcome.ACCEPTED))
                    .isEqualTo(RoaringBitmap.bitmapOf(1, 2, 65_535, 65_536, 200_000));
            assertThat(store().outcomes(one, ID, Outcome.REFUSED)).isEqualTo(RoaringBitmap.bitmapOf(3));
            assertThat(store().outcomes(one, ID, Outcome.UNKNOWN).isEmpty()).isTrue();
        });
    }

    @Test
    void unknownOutcomesStayInFlightForDeliveriesOfTheMonth() {
        run(one, () -> store().create(one, delivery(null).settled(0, 0, 2), new RoaringBitmap()));
        run(one, () -> {
            assertThat(store().inFlight(one, NOW)).isEqualTo(2);
            assertThat(store().inFlight(one, NOW.plusSeconds(1))).isZero();
        });
    }

    @Test
    void dueDeliveriesOfAllAccountsAreFound() {
        run(one, () -> store().create(one, delivery(NOW.plusSeconds(5)), new RoaringBitmap()));
        run(two, () -> store().create(two, delivery(NOW), new RoaringBitmap()));
        assertThat(store().due(NOW.plusSeconds(4), 10)).containsExactly(new DeliveryStore.Due(two, ID));
        assertThat(store().due(NOW.plusSeconds(5), 10))
                .containsExactly(new DeliveryStore.Due(two, ID), new DeliveryStore.Due(one, ID));
        assertThat(store().due(NOW.plusSeconds(5), 1)).hasSize(1);
        assertThat(store().nextDue()).hasValue(NOW);
        run(one, () -> store().save(one, delivery(null)));
        run(two, () -> store().save(two, delivery(null)));
        assertThat(store().nextDue()).isEmpty();
    }

    @Test
    void accountsDoNotMix() {
        RoaringBitmap some = RoaringBitmap.bitmapOf(1);
        run(one, () -> {
            store().create(one, delivery(null), some);
            store().saveBatches(one, List.of(batch(0, some, null)));
            store().addOutcomes(one, ID, Outcome.ACCEPTED, some);
        });
        run(two, () -> {
            assertThat(store().find(two, ID)).isEmpty();
            assertThat(store().openBatches(two, ID)).isEmpty();
            assertThat(store().outcomes(two, ID, Outcome.ACCEPTED).isEmpty()).isTrue();
            assertThat(store().inFlight(two, Instant.EPOCH)).isZero();
        });
    }

    @Test
    void whatFailsLeavesNothing() {
        assertThatThrownBy(() -> run(one, () -> {
                    store().create(one, delivery(null), new RoaringBitmap());
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        run(one, () -> assertThat(store().find(one, ID)).isEmpty());
    }

    @Test
    void rulesAreKeptPerAccount() {
        SendingRules rules = new SendingRules(new QuietHours(LocalTime.of(21, 30), LocalTime.of(8, 0)), 600);
        run(one, () -> {
            assertThat(store().sendingRules(one)).isEqualTo(SendingRules.NONE);
            store().saveSendingRules(one, SendingRules.NONE);
            store().saveSendingRules(one, rules);
        });
        run(one, () -> assertThat(store().sendingRules(one)).isEqualTo(rules));
        run(two, () -> assertThat(store().sendingRules(two)).isEqualTo(SendingRules.NONE));
    }

    @Test
    void onlyWhatWaitsForTheEndOfQuietHoursIsWoken() {
        Instant later = NOW.plusSeconds(600);
        Why quiet = WhyWaiting.QUIET_HOURS.with(Map.of("opensAt", later));
        run(one, () -> store().create(one, delivery(later), new RoaringBitmap()));
        run(two, () -> store().create(two, delivery(later).waiting(quiet, later), new RoaringBitmap()));
        run(one, () -> store().wake(one, NOW));
        run(two, () -> store().wake(two, NOW));
        run(one, () -> assertThat(store().find(one, ID).orElseThrow().dueAt()).isEqualTo(later));
        run(two, () -> assertThat(store().find(two, ID).orElseThrow().dueAt()).isEqualTo(NOW));
        run(one, () -> store().save(one, delivery(null)));
        run(two, () -> store().save(two, delivery(null)));
    }
}
