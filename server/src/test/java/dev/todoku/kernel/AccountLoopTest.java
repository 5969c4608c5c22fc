package dev.todoku.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.todoku.kernel.AccountLoop.Next;
import dev.todoku.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountLoopTest {

    private static final AccountId ONE = new AccountId(1);
    private static final AccountId TWO = new AccountId(2);

    private final TestClock clock = TestClock.at("2026-11-22T03:00:00Z");
    private final List<AccountId> passes = new CopyOnWriteArrayList<>();
    private AccountLoop loop = loop(Set.of(), _ -> Next.at(Optional.empty()));

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void looksAtStartAtAccountsWithUnfinishedWork() {
        loop = loop(Set.of(TWO), _ -> Next.at(Optional.empty()));
        loop.start();

        await().until(() -> !loop.busy());
        assertThat(passes).containsExactly(TWO);
    }

    @Test
    void isBusyFromTheSignalUntilThePassHasEnded() {
        loop.signal(ONE);
        assertThat(loop.busy()).isTrue();

        loop.start();

        await().until(() -> !loop.busy());
        assertThat(passes).containsExactly(ONE);
    }

    @Test
    void passesGoOnWhileThereIsMore() {
        loop = loop(Set.of(), _ -> passes.size() < 5 ? Next.again() : Next.at(Optional.empty()));
        loop.start();
        loop.signal(ONE);

        await().until(() -> !loop.busy());
        assertThat(passes).hasSize(5);
    }

    @Test
    void anAccountThatIsDueLaterIsLookedAtWhenTheClockGetsThere() {
        Instant later = clock.instant().plus(Duration.ofHours(1));
        CountDownLatch looked = new CountDownLatch(1);
        loop = loop(Set.of(ONE), _ -> {
            if (clock.instant().isBefore(later)) {
                return Next.at(Optional.of(later));
            }
            await().until(() -> looked.getCount() == 0); // else the pass may be over before anybody sees it
            return Next.at(Optional.empty());
        });
        loop.start();
        await().until(() -> !loop.busy());
        assertThat(loop.nextDue()).contains(later);
        assertThat(passes).hasSize(1);

        clock.set(later);
        loop.wake();

        assertThat(loop.busy()).isTrue();
        looked.countDown();
        await().until(() -> !loop.busy());
        assertThat(passes).hasSize(2);
        assertThat(loop.nextDue()).isEmpty();
    }

    @Test
    void workThatFailsIsTriedAgainAndStopsNoOther() {
        loop = loop(Set.of(ONE, TWO), account -> {
            if (account.equals(ONE) && passes.stream().filter(ONE::equals).count() < 3) {
                throw new IllegalStateException("not yet");
            }
            return Next.at(Optional.empty());
        });
        loop.start();

        await().until(() -> !loop.busy());
        assertThat(passes.stream().filter(ONE::equals)).hasSize(3);
        assertThat(passes).contains(TWO);
    }

    @Test
    void oneAccountIsNeverWorkedOnByTwo() {
        Map<AccountId, AtomicInteger> inside = new ConcurrentHashMap<>();
        AtomicInteger worst = new AtomicInteger();
        AtomicInteger left = new AtomicInteger(2_000);
        loop = loop(Set.of(), account -> {
            AtomicInteger here = inside.computeIfAbsent(account, _ -> new AtomicInteger());
            worst.accumulateAndGet(here.incrementAndGet(), Math::max);
            here.decrementAndGet();
            return left.decrementAndGet() > 0 ? Next.again() : Next.at(Optional.empty());
        });
        loop.start();
        for (int i = 1; i <= 1_000; i++) {
            loop.signal(new AccountId(i % 3 + 1));
        }

        await().until(() -> !loop.busy());
        assertThat(worst).hasValue(1);
    }

    private AccountLoop loop(Set<AccountId> unfinished, Function<AccountId, Next> pass) {
        return new AccountLoop("test", clock, 3, new AccountLoop.Work() {
            @Override
            public Set<AccountId> unfinished() {
                return unfinished;
            }

            @Override
            public Next pass(AccountId account) {
                passes.add(account);
                return pass.apply(account);
            }
        });
    }
}
