package dev.todoku.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.todoku.delivery.ReplyOrder;
import dev.todoku.delivery.internal.ReplyQueue.Claimed;
import dev.todoku.kernel.AccountId;
import dev.todoku.line.SendOutcome;
import dev.todoku.testing.ScopedDatabase;
import dev.todoku.testing.TestClock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers of several accounts over real rows, LINE played by the test. */
class ReplyRunnerTest {

    private static final AccountId SLOW = new AccountId(1);
    private static final AccountId QUICK = new AccountId(2);

    private final ScopedDatabase database = ScopedDatabase.create();
    private final TestClock clock = TestClock.at("2026-11-22T03:00:00Z");
    private final ReplyQueue queue = new ReplyQueue(database.sql(), database.scope(), clock);
    private final CountDownLatch lineAnswers = new CountDownLatch(1);
    private final ReplyRunner runner = new ReplyRunner(queue, this::send, clock);

    @AfterEach
    void stop() {
        lineAnswers.countDown();
        runner.stop();
    }

    private SendOutcome send(Claimed answer) {
        if (answer.account().equals(SLOW)) {
            try {
                lineAnswers.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return new SendOutcome.Accepted("request", clock.instant());
    }

    private void queue(AccountId account, int count) {
        List<ReplyOrder> orders = IntStream.range(0, count)
                .mapToObj(i -> new ReplyOrder("event" + i, i, "token" + i, "[]", clock.instant()))
                .toList();
        database.scope().in(account, () -> queue.queue(account, orders));
    }

    private List<String> states(AccountId account) {
        return database.scope()
                .in(
                        account,
                        () -> database.sql()
                                .fetch(
                                        "select distinct state from delivery.replies where account_id = ?",
                                        account.value())
                                .getValues(0, String.class));
    }

    @Test
    void anAccountWhoseAnswersHangHoldsUpNobodyElse() {
        queue(SLOW, 300);
        runner.start();
        await().until(() -> states(SLOW).contains("SENDING"));

        queue(QUICK, 3);

        await().until(() -> states(QUICK).equals(List.of("SENT")));
        assertThat(states(SLOW)).doesNotContain("SENT");
        assertThat(runner.busy()).isTrue();

        lineAnswers.countDown();
        await().until(() -> states(SLOW).equals(List.of("SENT")));
        await().until(() -> !runner.busy());
    }

    @Test
    void aClaimTakesAFewOfEachAccountAndNoneOfAFullOne() {
        queue(SLOW, 10);
        queue(QUICK, 3);

        List<Claimed> first = queue.claim(100, 4, Set.of());
        List<Claimed> second = queue.claim(100, 4, Set.of(SLOW));

        assertThat(first).filteredOn(one -> one.account().equals(SLOW)).hasSize(4);
        assertThat(first).filteredOn(one -> one.account().equals(QUICK)).hasSize(3);
        assertThat(second).isEmpty();
        assertThat(queue.claim(5, 4, Set.of())).hasSize(4);
    }
}
