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
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every quota store must do; run on the fake and on PostgreSQL. */
public abstract class QuotaStoreContract {

    /** Every test has accounts of its own, so that one store may serve them all. */
    private static final AtomicLong ACCOUNTS = new AtomicLong();

    private final AccountId one = new AccountId(ACCOUNTS.incrementAndGet());
    private final AccountId two = new AccountId(ACCOUNTS.incrementAndGet());
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    protected abstract QuotaStore store();

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
        assertThat(in(one, () -> store().createPot(one, MONTH, Pot.MONTH))).isTrue();
        assertThat(in(one, () -> store().createPot(one, MONTH, Pot.MONTH))).isFalse();
        assertThat(in(one, () -> store().pots(one, MONTH))).containsExactly(new Pot(Pot.MONTH, 0, 0, 0, 0));
    }

    @Test
    void reservingStopsAtTheCeiling() {
        potOf(one, 100);
        assertThat(in(one, () -> store().tryReserve(one, MONTH, Pot.MONTH, 60))).isTrue();
        assertThat(in(one, () -> store().tryReserve(one, MONTH, Pot.MONTH, 41))).isFalse();
        assertThat(in(one, () -> store().tryReserve(one, MONTH, Pot.MONTH, 40))).isTrue();
        assertThat(in(one, () -> store().tryReserve(one, MONTH, Pot.MONTH, 1))).isFalse();
        assertThat(pot(one)).isEqualTo(new Pot(Pot.MONTH, 100, 100, 0, 100));
    }

    @Test
    void aPotThatIsNotThereGrantsNothing() {
        assertThat(in(one, () -> store().tryReserve(one, MONTH, "campaign:none", 1)))
                .isFalse();
    }

    @Test
    void theCeilingNeverFallsBelowWhatIsCommitted() {
        potOf(one, 100);
        run(one, () -> {
            store().tryReserve(one, MONTH, Pot.MONTH, 70);
            store().setAllowed(one, MONTH, Pot.MONTH, 30);
        });
        assertThat(pot(one)).isEqualTo(new Pot(Pot.MONTH, 30, 70, 0, 70));
        assertThat(pot(one).over()).isEqualTo(40);
        assertThat(pot(one).remaining()).isZero();
    }

    @Test
    void aBalanceCannotGoBeyondTheCeilingNorBelowNought() {
        potOf(one, 10);
        assertThatThrownBy(() -> run(one, () -> store().add(one, MONTH, Pot.MONTH, 11, 0)))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> run(one, () -> store().add(one, MONTH, Pot.MONTH, -1, 0)))
                .isInstanceOf(RuntimeException.class);
        assertThat(pot(one)).isEqualTo(new Pot(Pot.MONTH, 10, 10, 0, 0));
    }

    @Test
    void whatFailsLeavesNothing() {
        potOf(one, 10);
        assertThatThrownBy(() -> run(one, () -> {
                    store().tryReserve(one, MONTH, Pot.MONTH, 5);
                    store().append(one, entry(EntryKind.RESERVE, 5, null));
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(pot(one).reserved()).isZero();
        assertThat(entries(one, MONTH)).isEmpty();
    }

    @Test
    void accountsDoNotMix() {
        potOf(one, 10);
        potOf(two, 20);
        run(one, () -> store().append(one, entry(EntryKind.ACCEPT, 3, LocalDate.of(2026, 11, 22))));
        run(one, () -> store().saveConfirmed(one, day(22), 3, NOW));
        run(one, () -> store().saveReading(one, MONTH, reading(5, 3)));
        run(one, () -> store().saveFailure(one, NOW, "no"));
        run(two, () -> {
            assertThat(store().pots(two, MONTH)).containsExactly(new Pot(Pot.MONTH, 20, 20, 0, 0));
            assertThat(store().entries(two, MONTH, 0, 10)).isEmpty();
            assertThat(store().confirmedByDay(two, MONTH)).isEmpty();
            assertThat(store().lastReading(two, MONTH)).isEmpty();
            assertThat(store().lastFailure(two)).isEmpty();
            assertThat(store().largestExternal(two, MONTH, Instant.EPOCH)).isZero();
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
        run(one, () -> {
            store().append(one, first);
            store().append(one, second);
        });
        assertThat(entries(one, MONTH)).containsExactly(first, second);
        assertThat(entries(one, MONTH.plusMonths(1))).isEmpty();
    }

    private List<LedgerEntry> entries(AccountId account, YearMonth month) {
        return in(account, () -> store().entries(account, month, 0, 1_000)).stream()
                .map(QuotaStore.Numbered::entry)
                .toList();
    }

    @Test
    void thePageBehindAnEntryGoesOnAfterItWhateverIsWrittenMeanwhile() {
        run(one, () -> {
            for (int amount = 1; amount <= 5; amount++) {
                store().append(one, entry(EntryKind.RESERVE, amount, null));
            }
        });
        List<QuotaStore.Numbered> first = in(one, () -> store().entries(one, MONTH, 0, 2));
        run(one, () -> store().append(one, entry(EntryKind.RESERVE, 6, null)));
        List<QuotaStore.Numbered> second =
                in(one, () -> store().entries(one, MONTH, first.getLast().number(), 10));

        assertThat(first).extracting(numbered -> numbered.entry().amount()).containsExactly(1L, 2L);
        assertThat(second).extracting(numbered -> numbered.entry().amount()).containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void totalsAddUpPerKindDayAndRouteAndPerPot() {
        LocalDate day = LocalDate.of(2026, 11, 21);
        run(one, () -> {
            store().append(one, entry(EntryKind.RESERVE, 50, null));
            store().append(one, entry(EntryKind.RESERVE, 7, null));
            store().append(one, entry(EntryKind.ACCEPT, 30, day));
            store().append(one, entry(EntryKind.ACCEPT, 12, day));
            store().append(
                            one,
                            new LedgerEntry(
                                    NOW,
                                    MONTH,
                                    EntryKind.ACCEPT,
                                    List.of(Pot.MONTH, "campaign:x"),
                                    5,
                                    null,
                                    Route.PUSH,
                                    day,
                                    null));
        });
        assertThat(in(one, () -> store().totals(one, MONTH)))
                .containsExactlyInAnyOrder(
                        new QuotaStore.Total(EntryKind.RESERVE, null, null, 2, 57),
                        new QuotaStore.Total(EntryKind.ACCEPT, day, Route.MULTICAST, 2, 42),
                        new QuotaStore.Total(EntryKind.ACCEPT, day, Route.PUSH, 1, 5));
        assertThat(in(one, () -> store().potTotals(one, MONTH)))
                .isEqualTo(Map.of(
                        Pot.MONTH,
                        Map.of(EntryKind.RESERVE, 57L, EntryKind.ACCEPT, 47L),
                        "campaign:x",
                        Map.of(EntryKind.ACCEPT, 5L)));
        assertThat(in(one, () -> store().totals(one, MONTH.plusMonths(1)))).isEmpty();
    }

    @Test
    void whatIsHeldOfADeliveryIsTheSumOfItsHoldEntries() {
        UUID delivery = new UUID(3, 4);
        run(one, () -> {
            store().append(one, hold(delivery, MONTH, 150));
            store().append(one, hold(delivery, MONTH.plusMonths(1), 20));
            store().append(one, hold(delivery, MONTH.plusMonths(1), -20));
            store().append(one, hold(new UUID(5, 6), MONTH, 7));
        });
        run(one, () -> assertThat(store().held(one, delivery)).isEqualTo(Map.of(MONTH, 150L)));
    }

    private static LedgerEntry hold(UUID delivery, YearMonth month, long amount) {
        return new LedgerEntry(
                NOW, month, EntryKind.HOLD, List.of(Pot.MONTH), amount, delivery, Route.MULTICAST, null, "why");
    }

    @Test
    void sumsAndDaysFollowTheEntries() {
        run(one, () -> {
            store().append(one, entry(EntryKind.RESERVE, 50, null));
            store().append(one, entry(EntryKind.ACCEPT, 30, LocalDate.of(2026, 11, 21)));
            store().append(one, entry(EntryKind.ACCEPT, 12, LocalDate.of(2026, 11, 22)));
            store().append(one, entry(EntryKind.ADJUST, -4, LocalDate.of(2026, 11, 21)));
        });
        run(one, () -> {
            assertThat(store().sum(one, MONTH, EntryKind.ACCEPT)).isEqualTo(42);
            assertThat(store().sum(one, MONTH, EntryKind.EXTERNAL)).isZero();
            assertThat(store().usedUntil(one, MONTH, NOW)).isEqualTo(38);
            assertThat(store().usedUntil(one, MONTH, NOW.minusMillis(1))).isZero();
            assertThat(store().usedByDay(one, MONTH)).isEqualTo(Map.of(day(21), 26L, day(22), 12L));
        });
    }

    @Test
    void theLastReadingIsTheLastWritten() {
        run(one, () -> {
            store().saveFailure(one, NOW, "timed out");
            assertThat(store().lastFailure(one)).hasValue("timed out");
            store().saveReading(one, MONTH, reading(500, 480));
            store().saveReading(one, MONTH, reading(510, 505));
        });
        run(one, () -> {
            assertThat(store().lastReading(one, MONTH)).hasValue(reading(510, 505));
            assertThat(store().largestExternal(one, MONTH, NOW)).isEqualTo(20);
            assertThat(store().largestExternal(one, MONTH, NOW.plusSeconds(1))).isZero();
            assertThat(store().lastFailure(one)).isEmpty();
        });
    }

    @Test
    void anExactReadingReplacesWhatEarlierOnesSuggested() {
        run(one, () -> {
            store().saveReading(one, MONTH, reading(500, 400));
            store().saveReading(one, MONTH, new Reading(NOW, OptionalLong.empty(), 500, 470, true, Duration.ZERO));
            store().saveReading(one, MONTH, reading(510, 500));
        });
        run(one, () -> assertThat(store().largestExternal(one, MONTH, NOW)).isEqualTo(30));
    }

    @Test
    void confirmationsAreOfTheirMonth() {
        run(one, () -> {
            store().saveConfirmed(one, day(30), 9, NOW);
            store().saveConfirmed(one, new QuotaStore.DayRoute(LocalDate.of(2026, 12, 1), Route.PUSH), 1, NOW);
            store().saveConfirmed(one, day(30), 8, NOW);
        });
        assertThat(in(one, () -> store().confirmedByDay(one, MONTH))).isEqualTo(Map.of(day(30), 8L));
    }

    @Test
    void ownerLimitsAreKept() {
        OwnerLimits limits = new OwnerLimits(900L, new BigDecimal("20000.50"), true, Map.of(Purpose.CHAT, 500L));
        assertThat(in(one, () -> store().ownerLimits(one))).isEqualTo(OwnerLimits.NONE);
        run(one, () -> store().saveOwnerLimits(one, OwnerLimits.NONE));
        run(one, () -> store().saveOwnerLimits(one, limits));
        assertThat(in(one, () -> store().ownerLimits(one))).isEqualTo(limits);
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

    @Test
    void whatOthersSentIsKnownByDayButForWhatWasThereAtTheFirstLook() {
        external(NOW, 5_000);
        external(NOW.plus(Duration.ofDays(1)), 30);
        external(NOW.plus(Duration.ofDays(1)).plusSeconds(60), -4);

        assertThat(in(one, () -> store().externalByDay(one, MONTH))).isEqualTo(Map.of(LocalDate.of(2026, 11, 23), 26L));
        assertThat(in(one, () -> store().externalByDay(one, MONTH.plusMonths(1))))
                .isEmpty();
        assertThat(in(one, () -> store().knownSince(one))).contains(NOW);
        assertThat(in(two, () -> store().knownSince(two))).isEmpty();
    }

    private void external(Instant at, long amount) {
        run(
                one,
                () -> store().append(
                                one,
                                new LedgerEntry(
                                        at,
                                        MONTH,
                                        EntryKind.EXTERNAL,
                                        List.of(Pot.MONTH),
                                        amount,
                                        null,
                                        null,
                                        null,
                                        "x")));
    }

    @Test
    void whatWasGivenBackOfMoreThanIsAllowedIsNotGrantedAgain() {
        potOf(one, 100);
        run(one, () -> {
            assertThat(store().tryReserve(one, MONTH, Pot.MONTH, 90)).isTrue();
            store().setAllowed(one, MONTH, Pot.MONTH, 50);
            store().add(one, MONTH, Pot.MONTH, -60, 0);
            assertThat(store().tryReserve(one, MONTH, Pot.MONTH, 21)).isFalse();
            assertThat(store().tryReserve(one, MONTH, Pot.MONTH, 20)).isTrue();
        });
    }

    @Test
    void anAlertIsKeptOncePerMonthAndThreshold() {
        Alert first = new Alert(Alert.Subject.LIMIT, 50, 1_000, 500, NOW);
        Alert budget = new Alert(Alert.Subject.BUDGET, 50, 900, 500, NOW);
        run(one, () -> {
            store().raise(one, MONTH, first);
            store().raise(one, MONTH, budget);
            store().raise(one, MONTH, new Alert(Alert.Subject.LIMIT, 50, 2_000, 1_000, NOW.plusSeconds(1)));
            store().raise(one, MONTH.plusMonths(1), first);
        });
        assertThat(in(one, () -> store().alerts(one, MONTH))).containsExactly(budget, first);
        assertThat(in(one, () -> store().alerts(one, MONTH.plusMonths(1)))).containsExactly(first);
        assertThat(in(two, () -> store().alerts(two, MONTH))).isEmpty();
    }
}
