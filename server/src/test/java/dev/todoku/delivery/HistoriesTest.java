package dev.todoku.delivery;

import dev.todoku.delivery.internal.PostgresDeliveryStores;
import dev.todoku.kernel.AccountId;
import dev.todoku.quota.internal.PostgresQuotaStores;
import dev.todoku.testing.ScopedDatabase;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Seeded histories, each of which must keep laws 1 to 4, 6, 9 and 10. A failing seed is named with the command that replays it
 * alone, in memory and on PostgreSQL.
 */
class HistoriesTest {

    private static final String REPLAY = "mvn -ntp -B -pl metering,protocol,codegen,emulator,server test"
            + " -Dtest=HistoriesTest -Dsurefire.failIfNoSpecifiedTests=false -Dtodoku.seed=";

    @Test
    void lawsHoldOverSeededHistories() {
        replay(0, 300, _ -> Shop.inMemory());
    }

    @Test
    @Tag("long")
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void lawsHoldOverAHundredThousandHistories() {
        replay(1_000, 100_000, _ -> Shop.inMemory());
    }

    @Test
    void lawsHoldOnPostgres() {
        replay(0, 5, postgres());
    }

    @Test
    @Tag("long")
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void lawsHoldOverAThousandHistoriesOnPostgres() {
        replay(200_000, 1_000, postgres());
    }

    /** Each history has an account of its own. */
    private static LongFunction<Shop.Stores> postgres() {
        ScopedDatabase database = ScopedDatabase.pooled();
        return seed -> new Shop.Stores(
                new AccountId(seed + 1), PostgresQuotaStores.in(database), PostgresDeliveryStores.in(database));
    }

    private static void replay(long first, long count, LongFunction<Shop.Stores> stores) {
        Long only = Long.getLong("todoku.seed");
        LongStream seeds = only == null ? LongStream.range(first, first + count) : LongStream.of(only);
        seeds.parallel().forEach(seed -> named(seed, stores.apply(seed)));
    }

    /** Histories share nothing, so each replays alone. */
    private static void named(long seed, Shop.Stores stores) {
        try {
            new History(seed, stores).live();
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("seed %d; alone: %s%d".formatted(seed, REPLAY, seed), failure);
        }
    }
}
