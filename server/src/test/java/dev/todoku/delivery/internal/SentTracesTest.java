package dev.todoku.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.delivery.Batch;
import dev.todoku.delivery.ReplyOrder;
import dev.todoku.kernel.AccountId;
import dev.todoku.quota.Grant;
import dev.todoku.quota.Pot;
import dev.todoku.testing.ScopedDatabase;
import dev.todoku.testing.TestClock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** What was sent to an erased friend, over real rows. */
class SentTracesTest {

    private static final AccountId ACCOUNT = new AccountId(1);
    private static final UUID ID = new UUID(7, 7);
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    private final ScopedDatabase database = ScopedDatabase.create();
    private final PostgresDeliveryStore store =
            new PostgresDeliveryStore(database.sql(), database.scope(), (_, _, _) -> {});
    private final SentTraces traces = new SentTraces(database.sql());

    @Test
    void theNameInAnOpenBatchIsErasedAndNotWrittenBackByWhoHasItInMemory() {
        Batch inFlight = batch();
        run(() -> store.saveBatches(ACCOUNT, List.of(inFlight)));

        run(() -> assertThat(traces.erase(ACCOUNT, 1)).isTrue());
        assertThat(variables()).containsExactly(Map.entry(2, Map.of("name", "Ben")));

        run(() -> store.saveBatches(ACCOUNT, List.of(inFlight)));
        assertThat(variables()).containsExactly(Map.entry(2, Map.of("name", "Ben")));
    }

    @Test
    void answersToThemAreDeletedAndOthersStay() {
        ReplyQueue queue = new ReplyQueue(database.sql(), database.scope(), TestClock.at(NOW.toString()));
        run(() -> queue.queue(
                ACCOUNT, List.of(new ReplyOrder("e1", 1, "t1", "[]", NOW), new ReplyOrder("e2", 2, "t2", "[]", NOW))));

        run(() -> traces.erase(ACCOUNT, 1));

        assertThat(database.scope()
                        .in(
                                ACCOUNT,
                                () -> database.sql()
                                        .fetch("select ordinal from delivery.replies")
                                        .getValues(0, Integer.class)))
                .containsExactly(2);
    }

    private static Batch batch() {
        RoaringBitmap both = RoaringBitmap.bitmapOf(1, 2);
        Grant grant = new Grant(YearMonth.of(2026, 11), List.of(Pot.MONTH));
        return new Batch(
                ID,
                0,
                both,
                both,
                Map.of(1, Map.of("name", "Ann"), 2, Map.of("name", "Ben")),
                grant,
                null,
                true,
                0,
                NOW,
                NOW);
    }

    private Map<Integer, Map<String, String>> variables() {
        return database.scope()
                .in(ACCOUNT, () -> store.openBatches(ACCOUNT, ID))
                .getFirst()
                .variables();
    }

    private void run(Runnable work) {
        database.scope().in(ACCOUNT, work);
    }
}
