package dev.todoku.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import dev.todoku.quota.Grant;
import dev.todoku.quota.Pot;
import dev.todoku.quota.Purpose;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** What every delivery store must do; run on the fake and on PostgreSQL. */
abstract class DeliveryStoreContract {

    private static final AccountId ONE = new AccountId(1);
    private static final AccountId TWO = new AccountId(2);
    private static final UUID ID = new UUID(7, 7);
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final Grant GRANT = new Grant(YearMonth.of(2026, 11), List.of(Pot.MONTH, "campaign:x"));

    abstract DeliveryStore store();

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
                State.SENDING,
                null,
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
                Map.of(1, "花子 \"H\""),
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
        run(ONE, () -> store().create(ONE, delivery(NOW), snapshot));
        run(ONE, () -> {
            assertThat(store().find(ONE, ID)).hasValue(delivery(NOW));
            assertThat(store().lock(ONE, ID)).hasValue(delivery(NOW));
            assertThat(store().snapshot(ONE, ID)).isEqualTo(snapshot);
            store().save(ONE, delivery(NOW).settled(2, 0, 0).held(1, "why", null));
            store().replaceSnapshot(ONE, ID, RoaringBitmap.bitmapOf(70_000));
        });
        run(ONE, () -> {
            assertThat(store().find(ONE, ID))
                    .hasValue(delivery(NOW).settled(2, 0, 0).held(1, "why", null));
            assertThat(store().snapshot(ONE, ID)).isEqualTo(RoaringBitmap.bitmapOf(70_000));
        });
    }

    @Test
    void onlyBatchesWithOutstandingRecipientsAreOpen() {
        RoaringBitmap some = RoaringBitmap.bitmapOf(2, 70_000);
        Grant edge = new Grant(YearMonth.of(2026, 12), List.of(Pot.MONTH));
        run(ONE, () -> store().create(ONE, delivery(NOW), some));
        run(ONE, () -> store().saveBatches(ONE, List.of(batch(1, some, edge), batch(0, some, null))));
        run(
                ONE,
                () -> assertThat(store().openBatches(ONE, ID))
                        .containsExactly(batch(0, some, null), batch(1, some, edge)));
        run(ONE, () -> store().saveBatches(ONE, List.of(batch(0, some, null).closed())));
        run(ONE, () -> assertThat(store().openBatches(ONE, ID)).containsExactly(batch(1, some, edge)));
        run(ONE, () -> assertThat(store().inFlight(ONE, NOW)).isEqualTo(2));
    }

    @Test
    void outcomesAddUpOverChunks() {
        run(ONE, () -> store().create(ONE, delivery(NOW), new RoaringBitmap()));
        run(ONE, () -> {
            store().addOutcomes(ONE, ID, Outcome.ACCEPTED, RoaringBitmap.bitmapOf(1, 65_535, 65_536));
            store().addOutcomes(ONE, ID, Outcome.ACCEPTED, RoaringBitmap.bitmapOf(2, 200_000));
            store().addOutcomes(ONE, ID, Outcome.REFUSED, RoaringBitmap.bitmapOf(3));
        });
        run(ONE, () -> {
            assertThat(store().outcomes(ONE, ID, Outcome.ACCEPTED))
                    .isEqualTo(RoaringBitmap.bitmapOf(1, 2, 65_535, 65_536, 200_000));
            assertThat(store().outcomes(ONE, ID, Outcome.REFUSED)).isEqualTo(RoaringBitmap.bitmapOf(3));
            assertThat(store().outcomes(ONE, ID, Outcome.UNKNOWN).isEmpty()).isTrue();
        });
    }

    @Test
    void unknownOutcomesStayInFlightForDeliveriesOfTheMonth() {
        run(ONE, () -> store().create(ONE, delivery(NOW).settled(0, 0, 2), new RoaringBitmap()));
        run(ONE, () -> {
            assertThat(store().inFlight(ONE, NOW)).isEqualTo(2);
            assertThat(store().inFlight(ONE, NOW.plusSeconds(1))).isZero();
        });
    }

    @Test
    void dueDeliveriesOfAllAccountsAreFound() {
        run(ONE, () -> store().create(ONE, delivery(NOW.plusSeconds(5)), new RoaringBitmap()));
        run(TWO, () -> store().create(TWO, delivery(NOW), new RoaringBitmap()));
        assertThat(store().due(NOW.plusSeconds(4), 10)).containsExactly(new DeliveryStore.Due(TWO, ID));
        assertThat(store().due(NOW.plusSeconds(5), 10))
                .containsExactly(new DeliveryStore.Due(TWO, ID), new DeliveryStore.Due(ONE, ID));
        assertThat(store().due(NOW.plusSeconds(5), 1)).hasSize(1);
        assertThat(store().nextDue()).hasValue(NOW);
        run(ONE, () -> store().save(ONE, delivery(null)));
        run(TWO, () -> store().save(TWO, delivery(null)));
        assertThat(store().nextDue()).isEmpty();
    }

    @Test
    void accountsDoNotMix() {
        RoaringBitmap some = RoaringBitmap.bitmapOf(1);
        run(ONE, () -> {
            store().create(ONE, delivery(NOW), some);
            store().saveBatches(ONE, List.of(batch(0, some, null)));
            store().addOutcomes(ONE, ID, Outcome.ACCEPTED, some);
        });
        run(TWO, () -> {
            assertThat(store().find(TWO, ID)).isEmpty();
            assertThat(store().openBatches(TWO, ID)).isEmpty();
            assertThat(store().outcomes(TWO, ID, Outcome.ACCEPTED).isEmpty()).isTrue();
            assertThat(store().inFlight(TWO, Instant.EPOCH)).isZero();
        });
    }

    @Test
    void whatFailsLeavesNothing() {
        assertThatThrownBy(() -> run(ONE, () -> {
                    store().create(ONE, delivery(NOW), new RoaringBitmap());
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        run(ONE, () -> assertThat(store().find(ONE, ID)).isEmpty());
    }
}
