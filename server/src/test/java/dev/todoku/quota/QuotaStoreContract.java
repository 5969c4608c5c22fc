package dev.todoku.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every quota store must do; run on the fake and on PostgreSQL. */
abstract class QuotaStoreContract {

    private static final AccountId ONE = new AccountId(1);
    private static final AccountId TWO = new AccountId(2);
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    abstract QuotaStore store();

    private <T> T in(AccountId account, java.util.function.Supplier<T> work) {
        return store().transaction(account, work);
    }

    private void run(AccountId account, Runnable work) {
        in(account, () -> {
            work.run();
            return true;
        });
    }

    private void potOf(AccountId account, long allowed) {
        run(account, () -> {
            store().createPot(account, MONTH, Pot.MONTH);
            store().setAllowed(account, MONTH, Pot.MONTH, allowed);
        });
    }

    private Pot pot(AccountId account) {
        return in(account, () -> store().lockPot(account, MONTH, Pot.MONTH).orElseThrow());
    }

    @Test
    void aPotIsCreatedOnce() {
        assertThat(in(ONE, () -> store().createPot(ONE, MONTH, Pot.MONTH))).isTrue();
        assertThat(in(ONE, () -> store().createPot(ONE, MONTH, Pot.MONTH))).isFalse();
        assertThat(in(ONE, () -> store().pots(ONE, MONTH))).containsExactly(new Pot(Pot.MONTH, 0, 0, 0, 0));
    }

    @Test
    void reservingStopsAtTheCeiling() {
        potOf(ONE, 100);
        assertThat(in(ONE, () -> store().tryReserve(ONE, MONTH, Pot.MONTH, 60))).isTrue();
        assertThat(in(ONE, () -> store().tryReserve(ONE, MONTH, Pot.MONTH, 41))).isFalse();
        assertThat(in(ONE, () -> store().tryReserve(ONE, MONTH, Pot.MONTH, 40))).isTrue();
        assertThat(in(ONE, () -> store().tryReserve(ONE, MONTH, Pot.MONTH, 1))).isFalse();
        assertThat(pot(ONE)).isEqualTo(new Pot(Pot.MONTH, 100, 100, 0, 100));
    }

    @Test
    void aPotThatIsNotThereGrantsNothing() {
        assertThat(in(ONE, () -> store().tryReserve(ONE, MONTH, "campaign:none", 1)))
                .isFalse();
    }

    @Test
    void theCeilingNeverFallsBelowWhatIsCommitted() {
        potOf(ONE, 100);
        run(ONE, () -> {
            store().tryReserve(ONE, MONTH, Pot.MONTH, 70);
            store().setAllowed(ONE, MONTH, Pot.MONTH, 30);
        });
        assertThat(pot(ONE)).isEqualTo(new Pot(Pot.MONTH, 30, 70, 0, 70));
        assertThat(pot(ONE).over()).isEqualTo(40);
        assertThat(pot(ONE).remaining()).isZero();
    }

    @Test
    void aBalanceCannotGoBeyondTheCeilingNorBelowNought() {
        potOf(ONE, 10);
        assertThatThrownBy(() -> run(ONE, () -> store().add(ONE, MONTH, Pot.MONTH, 11, 0)))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> run(ONE, () -> store().add(ONE, MONTH, Pot.MONTH, -1, 0)))
                .isInstanceOf(RuntimeException.class);
        assertThat(pot(ONE)).isEqualTo(new Pot(Pot.MONTH, 10, 10, 0, 0));
    }

    @Test
    void whatFailsLeavesNothing() {
        potOf(ONE, 10);
        assertThatThrownBy(() -> run(ONE, () -> {
                    store().tryReserve(ONE, MONTH, Pot.MONTH, 5);
                    store().append(ONE, entry(EntryKind.RESERVE, 5, null));
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(pot(ONE).reserved()).isZero();
        assertThat(in(ONE, () -> store().entries(ONE, MONTH))).isEmpty();
    }

    @Test
    void accountsDoNotMix() {
        potOf(ONE, 10);
        potOf(TWO, 20);
        run(ONE, () -> store().append(ONE, entry(EntryKind.ACCEPT, 3, LocalDate.of(2026, 11, 22))));
        run(ONE, () -> store().saveConfirmed(ONE, day(22), 3, NOW));
        run(ONE, () -> store().saveReading(ONE, MONTH, reading(5, 3)));
        run(ONE, () -> store().saveFailure(ONE, NOW, "no"));
        run(TWO, () -> {
            assertThat(store().pots(TWO, MONTH)).containsExactly(new Pot(Pot.MONTH, 20, 20, 0, 0));
            assertThat(store().entries(TWO, MONTH)).isEmpty();
            assertThat(store().confirmedByDay(TWO, MONTH)).isEmpty();
            assertThat(store().lastReading(TWO, MONTH)).isEmpty();
            assertThat(store().lastFailure(TWO)).isEmpty();
            assertThat(store().largestExternal(TWO, MONTH, Instant.EPOCH)).isZero();
        });
    }

    @Test
    void entriesComeBackAsWrittenInOrder() {
        LedgerEntry first = new LedgerEntry(
                NOW,
                MONTH,
                EntryKind.ACCEPT,
                List.of(Pot.MONTH, "campaign:x"),
                7,
                new UUID(1, 2),
                Route.PUSH,
                LocalDate.of(2026, 11, 22),
                "why");
        LedgerEntry second = entry(EntryKind.ADJUST, -2, LocalDate.of(2026, 11, 22));
        run(ONE, () -> {
            store().append(ONE, first);
            store().append(ONE, second);
        });
        assertThat(in(ONE, () -> store().entries(ONE, MONTH))).containsExactly(first, second);
        assertThat(in(ONE, () -> store().entries(ONE, MONTH.plusMonths(1)))).isEmpty();
    }

    @Test
    void sumsAndDaysFollowTheEntries() {
        run(ONE, () -> {
            store().append(ONE, entry(EntryKind.RESERVE, 50, null));
            store().append(ONE, entry(EntryKind.ACCEPT, 30, LocalDate.of(2026, 11, 21)));
            store().append(ONE, entry(EntryKind.ACCEPT, 12, LocalDate.of(2026, 11, 22)));
            store().append(ONE, entry(EntryKind.ADJUST, -4, LocalDate.of(2026, 11, 21)));
        });
        run(ONE, () -> {
            assertThat(store().sum(ONE, MONTH, EntryKind.ACCEPT)).isEqualTo(42);
            assertThat(store().sum(ONE, MONTH, EntryKind.EXTERNAL)).isZero();
            assertThat(store().usedUntil(ONE, MONTH, NOW)).isEqualTo(38);
            assertThat(store().usedUntil(ONE, MONTH, NOW.minusMillis(1))).isZero();
            assertThat(store().usedByDay(ONE, MONTH)).isEqualTo(Map.of(day(21), 26L, day(22), 12L));
        });
    }

    @Test
    void theLastReadingIsTheLastWritten() {
        run(ONE, () -> {
            store().saveFailure(ONE, NOW, "timed out");
            assertThat(store().lastFailure(ONE)).hasValue("timed out");
            store().saveReading(ONE, MONTH, reading(500, 480));
            store().saveReading(ONE, MONTH, reading(510, 505));
        });
        run(ONE, () -> {
            assertThat(store().lastReading(ONE, MONTH)).hasValue(reading(510, 505));
            assertThat(store().largestExternal(ONE, MONTH, NOW)).isEqualTo(20);
            assertThat(store().largestExternal(ONE, MONTH, NOW.plusSeconds(1))).isZero();
            assertThat(store().lastFailure(ONE)).isEmpty();
        });
    }

    @Test
    void anExactReadingReplacesWhatEarlierOnesSuggested() {
        run(ONE, () -> {
            store().saveReading(ONE, MONTH, reading(500, 400));
            store().saveReading(ONE, MONTH, new Reading(NOW, OptionalLong.empty(), 500, 470, true, Duration.ZERO));
            store().saveReading(ONE, MONTH, reading(510, 500));
        });
        run(ONE, () -> assertThat(store().largestExternal(ONE, MONTH, NOW)).isEqualTo(30));
    }

    @Test
    void confirmationsAreOfTheirMonth() {
        run(ONE, () -> {
            store().saveConfirmed(ONE, day(30), 9, NOW);
            store().saveConfirmed(ONE, new QuotaStore.DayRoute(LocalDate.of(2026, 12, 1), Route.PUSH), 1, NOW);
            store().saveConfirmed(ONE, day(30), 8, NOW);
        });
        assertThat(in(ONE, () -> store().confirmedByDay(ONE, MONTH))).isEqualTo(Map.of(day(30), 8L));
    }

    @Test
    void ownerLimitsAreKept() {
        OwnerLimits limits = new OwnerLimits(900L, new BigDecimal("20000.50"), true, Map.of(Purpose.CHAT, 500L));
        assertThat(in(ONE, () -> store().ownerLimits(ONE))).isEqualTo(OwnerLimits.NONE);
        run(ONE, () -> store().saveOwnerLimits(ONE, OwnerLimits.NONE));
        run(ONE, () -> store().saveOwnerLimits(ONE, limits));
        assertThat(in(ONE, () -> store().ownerLimits(ONE))).isEqualTo(limits);
    }

    private static QuotaStore.DayRoute day(int day) {
        return new QuotaStore.DayRoute(LocalDate.of(2026, 11, day), Route.MULTICAST);
    }

    private static Reading reading(long consumption, long ours) {
        return new Reading(NOW, OptionalLong.of(1000), consumption, ours, false, Duration.ofMillis(-20));
    }

    private static LedgerEntry entry(EntryKind kind, long amount, @Nullable LocalDate day) {
        return new LedgerEntry(
                NOW, MONTH, kind, List.of(Pot.MONTH), amount, null, day == null ? null : Route.MULTICAST, day, null);
    }
}
