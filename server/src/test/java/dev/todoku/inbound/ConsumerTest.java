package dev.todoku.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.todoku.inbound.Arrival.LoggedEvent;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.AccountScope;
import dev.todoku.protocol.UserId;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.TestClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The consumer on the real log, driven by hand, with handlers that fail as told. */
class ConsumerTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final AtomicLong ACCOUNT = new AtomicLong(5_000);

    private final AccountId account = new AccountId(ACCOUNT.incrementAndGet());
    private final TestClock clock = TestClock.at("2026-11-22T03:00:00Z");
    private final List<String> acted = new ArrayList<>();
    private final Set<String> poison = new HashSet<>();
    private int handlerCalls;
    private final Consumer consumer = consumer(new InboundHandler() {
        @Override
        public int floor() {
            return 3;
        }

        @Override
        public void handle(AccountId of, List<InboundEvent> events) {
            handlerCalls++;
            events.forEach(event -> {
                if (poison.contains(event.event().webhookEventId())) {
                    throw new IllegalArgumentException("poison " + event.event().webhookEventId());
                }
            });
            events.forEach(event -> acted.add(event.event().webhookEventId()));
        }
    });

    @Test
    void aBatchIsOneCall() {
        append(user(1), "a", "b", "c");

        run();

        assertThat(acted).containsExactly("a", "b", "c");
        assertThat(handlerCalls).isEqualTo(1);
    }

    @Test
    void oneThatNobodyCanActOnIsSetAsideAndStopsNoOther() {
        append(user(1), "a", "bad", "c");
        append(user(2), "d");
        poison.add("bad");

        run();
        assertThat(acted).containsExactly("a", "d");
        for (int i = 0; i < Consumer.ATTEMPTS_MAX; i++) {
            clock.advance(Duration.ofMinutes(1));
            run();
        }

        assertThat(acted).containsExactly("a", "d", "c");
        assertThat(setAside())
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).contains("poison bad"));
        assertThat(log().unfinished()).doesNotContain(account);
    }

    @Test
    void oneThatSucceedsLaterIsNotSetAsideAndItsFriendsOrderIsKept() {
        append(user(1), "a", "shaky", "c");
        poison.add("shaky");
        run();

        poison.clear();
        clock.advance(Duration.ofMinutes(1));
        run();

        assertThat(acted).containsExactly("a", "shaky", "c");
        assertThat(setAside()).isEmpty();
    }

    @Test
    void waitsForItsTimeBetweenAttempts() {
        append(user(1), "bad");
        poison.add("bad");
        run();
        int calls = handlerCalls;

        AccountLoop.Next next = consumer.pass(account);

        assertThat(next.atOnce()).isFalse();
        assertThat(next.due()).contains(clock.instant().plusSeconds(2));
        assertThat(handlerCalls).isEqualTo(calls);
    }

    @Test
    void aDatabaseThatIsDownCostsNoAttempt() {
        append(user(1), "a");
        boolean[] down = {true};
        Consumer shaky = consumer(new InboundHandler() {
            @Override
            public int floor() {
                return 3;
            }

            @Override
            public void handle(AccountId of, List<InboundEvent> events) {
                if (down[0]) {
                    throw new IllegalStateException(new SQLException("terminating connection", "57P01"));
                }
                events.forEach(event -> acted.add(event.event().webhookEventId()));
            }
        });
        for (int i = 0; i < 2 * Consumer.ATTEMPTS_MAX; i++) {
            assertThatThrownBy(() -> shaky.pass(account)).hasMessageContaining("terminating connection");
        }

        down[0] = false;
        shaky.pass(account);

        assertThat(acted).containsExactly("a");
        assertThat(setAside()).isEmpty();
    }

    /** Both are read, the first is acted on alone, and then the second one's friend is erased: handlers would write them back. */
    @Test
    void whatIsErasedAfterItWasReadIsNotActedOn() {
        append(user(1), "shaky");
        poison.add("shaky");
        run();
        clock.advance(Duration.ofMinutes(1));
        append(user(2), "erased");
        append(user(3), "stays");
        Consumer erasing = consumer(new InboundHandler() {
            @Override
            public int floor() {
                return 3;
            }

            @Override
            public void handle(AccountId of, List<InboundEvent> events) {
                events.forEach(event -> acted.add(event.event().webhookEventId()));
                if (acted.equals(List.of("shaky"))) {
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            elsewhere(() -> erase(user(2)));
                        }
                    });
                }
            }
        });

        erasing.pass(account);

        assertThat(acted).containsExactly("shaky", "stays");
        assertThat(log().unfinished()).doesNotContain(account);
    }

    private void erase(String user) {
        InboundErasure erasure = TODOKU.bean(InboundErasure.class);
        TODOKU.bean(AccountScope.class).in(account, () -> erasure.begin(account, UserId.parse(user)));
    }

    private static void elsewhere(Runnable work) {
        try {
            Thread.ofVirtual().start(work).join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void lowerFloorsActFirst() {
        List<Integer> floors = new ArrayList<>();
        append(user(1), "a");

        consumer(floor(7, floors), floor(3, floors)).pass(account);

        assertThat(floors).containsExactly(3, 7);
    }

    @Test
    void whateverFailsWheneverEachEventActsOnceAndInOrderPerFriend() {
        for (long seed = 1; seed <= 20; seed++) {
            randomFailures(seed);
        }
    }

    private void randomFailures(long seed) {
        AccountId of = new AccountId(ACCOUNT.incrementAndGet());
        Random random = new Random(seed);
        Map<String, List<String>> expected = new HashMap<>();
        Map<String, List<String>> committed = new HashMap<>();
        List<LoggedEvent> events = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String user = user(random.nextInt(12));
            events.add(logged(user, "s%d-%d".formatted(seed, i)));
            expected.computeIfAbsent(user, _ -> new ArrayList<>()).add("s%d-%d".formatted(seed, i));
        }
        for (LoggedEvent event : events) {
            log().append(List.of(new Arrival(of, clock.instant(), List.of(event, event), List.of())));
        }
        Consumer chaotic = consumer(new InboundHandler() {
            @Override
            public int floor() {
                return 3;
            }

            @Override
            public void handle(AccountId account, List<InboundEvent> batch) {
                if (random.nextInt(20) == 0) {
                    throw new IllegalArgumentException("now and then");
                }
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        batch.forEach(event -> committed
                                .computeIfAbsent(String.valueOf(event.event().userId()), _ -> new ArrayList<>())
                                .add(event.event().webhookEventId()));
                    }
                });
                if (random.nextInt(20) == 0) {
                    throw new IllegalArgumentException("after the work: all of it is rolled back");
                }
            }
        });
        while (log().unfinished().contains(of)) {
            chaotic.pass(of);
            clock.advance(Duration.ofSeconds(40));
        }
        assertThat(TODOKU.bean(AccountScope.class).in(of, () -> log().setAside(of, Long.MAX_VALUE, 10)))
                .as("seed %d: nothing fails five times in a row here", seed)
                .isEmpty();
        assertThat(committed).as("seed %d", seed).isEqualTo(expected);
    }

    private static InboundHandler floor(int floor, List<Integer> seen) {
        return new InboundHandler() {
            @Override
            public int floor() {
                return floor;
            }

            @Override
            public void handle(AccountId account, List<InboundEvent> events) {
                seen.add(floor);
            }
        };
    }

    private static String user(int number) {
        return WebhookCalls.user(number);
    }

    private Consumer consumer(InboundHandler... handlers) {
        return new Consumer(log(), TODOKU.bean(AccountScope.class), clock, List.of(handlers));
    }

    private static InboundLog log() {
        return TODOKU.bean(InboundLog.class);
    }

    private void append(String user, String... ids) {
        List<LoggedEvent> events = new ArrayList<>();
        for (String id : ids) {
            events.add(logged(user, id));
        }
        log().append(List.of(new Arrival(account, clock.instant(), events, List.of())));
    }

    private static LoggedEvent logged(String user, String id) {
        return new LoggedEvent(
                id, UserId.parse(user).value(), WebhookCalls.follow(id, Instant.parse("2026-11-22T02:59:59Z"), user));
    }

    private void run() {
        while (consumer.pass(account).atOnce()) {
            assertThat(handlerCalls).isLessThan(1_000);
        }
    }

    private List<InboundLog.AsideEntry> setAside() {
        return TODOKU.bean(AccountScope.class).in(account, () -> log().setAside(account, Long.MAX_VALUE, 10));
    }
}
