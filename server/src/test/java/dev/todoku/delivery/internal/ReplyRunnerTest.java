package dev.todoku.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.todoku.delivery.ReplyOrder;
import dev.todoku.delivery.internal.ReplyQueue.AnswerKey;
import dev.todoku.delivery.internal.ReplyQueue.Claimed;
import dev.todoku.delivery.internal.ReplyQueue.Settled;
import dev.todoku.kernel.AccountId;
import dev.todoku.line.SendOutcome;
import dev.todoku.testing.ScopedDatabase;
import dev.todoku.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers of several accounts over real rows, LINE played by the test. */
class ReplyRunnerTest {

    private static final AccountId SLOW = new AccountId(1);
    private static final AccountId QUICK = new AccountId(2);
    private static final AccountId TOKENLESS = new AccountId(3);

    private final ScopedDatabase database = ScopedDatabase.create();
    private final TestClock clock = TestClock.at("2026-11-22T03:00:00Z");
    private final ReplyQueue queue = new ReplyQueue(database.sql(), database.scope(), clock);
    private final CountDownLatch lineAnswers = new CountDownLatch(1);
    private final CountDownLatch tokenComes = new CountDownLatch(1);
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Line line = new Line();
    private @Nullable SendOutcome noToken;
    private ReplyRunner runner = new ReplyRunner(queue, line, clock);

    @AfterEach
    void stop() {
        tokenComes.countDown();
        lineAnswers.countDown();
        runner.stop();
    }

    /** Its answers to one account hang, and so does the token of another. */
    private final class Line implements ReplySender {

        @Override
        public Optional<SendOutcome> obstacle(AccountId account) {
            if (!account.equals(TOKENLESS)) {
                return Optional.empty();
            }
            await(tokenComes);
            return Optional.ofNullable(noToken);
        }

        @Override
        public SendOutcome send(Claimed answer) {
            sent.add(answer.key().webhookEventId());
            if (answer.account().equals(SLOW)) {
                await(lineAnswers);
            }
            return new SendOutcome.Accepted("request", clock.instant());
        }

        private void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
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
    void whatIsUnderWayIsNotBegunAgainHoweverLongItTakes() {
        queue(SLOW, 1);
        runner.start();
        await().until(() -> sent.size() == 1);

        clock.advance(Duration.ofMinutes(5));
        queue(QUICK, 1);
        await().until(() -> states(QUICK).equals(List.of("SENT"))); // it has looked again

        assertThat(sent).hasSize(2);
        lineAnswers.countDown();
        await().until(() -> states(SLOW).equals(List.of("SENT")));
        assertThat(sent).hasSize(2);
    }

    @Test
    void nothingIsBegunWhileItsAccountHasNoToken() {
        noToken = new SendOutcome.NotSent("no token");
        queue(TOKENLESS, 1);
        queue(QUICK, 1);
        runner.start();
        await().until(() -> states(QUICK).equals(List.of("SENT")));
        assertThat(states(TOKENLESS)).containsExactly("QUEUED");

        tokenComes.countDown();
        await().until(() -> !runner.busy());

        assertThat(sent).hasSize(1);
        assertThat(row(TOKENLESS)).isEqualTo("QUEUED 0 no token");
    }

    @Test
    void whatIsErasedBeforeItIsBegunIsNotSent() {
        queue(TOKENLESS, 1);
        queue(QUICK, 1);
        runner.start();
        await().until(() -> states(QUICK).equals(List.of("SENT")));

        database.scope()
                .in(
                        TOKENLESS,
                        () -> database.sql()
                                .execute("delete from delivery.replies where account_id = ?", TOKENLESS.value()));
        tokenComes.countDown();
        await().until(() -> !runner.busy());

        assertThat(sent).hasSize(1);
    }

    @Test
    void aResultThatCouldNotBeWrittenIsWrittenLater() {
        AtomicInteger writes = new AtomicInteger();
        runner = new ReplyRunner(
                new ReplyQueue(database.sql(), database.scope(), clock) {
                    @Override
                    void settle(List<Settled> settled) {
                        if (writes.incrementAndGet() == 1) {
                            throw new IllegalStateException("the database is away");
                        }
                        super.settle(settled);
                    }
                },
                line,
                clock);
        queue(QUICK, 1);

        runner.start();

        await().until(() -> states(QUICK).equals(List.of("SENT")));
        assertThat(writes).hasValue(2);
        assertThat(sent).hasSize(1);
    }

    @Test
    void aResultIsWrittenToTheAttemptItIsOfOnly() {
        queue(QUICK, 1);
        Claimed first = queue.begin(due(1, 1, Set.of())).getFirst();
        Claimed second = queue.begin(due(1, 1, Set.of())).getFirst();

        queue.settle(List.of(new Settled(first, ReplyState.REFUSED, "late", null)));
        assertThat(row(QUICK)).isEqualTo("SENDING 2");

        queue.settle(List.of(new Settled(second, ReplyState.SENT, null, null)));
        queue.settle(List.of(new Settled(second, ReplyState.REFUSED, "late", null)));
        assertThat(row(QUICK)).isEqualTo("SENT 2");
    }

    @Test
    void whatAKilledProcessHadBegunIsFoundAgainAsBegun() {
        queue(QUICK, 1);
        queue.begin(due(1, 1, Set.of()));

        assertThat(due(1, 1, Set.of())).singleElement().satisfies(found -> {
            assertThat(found.wasBegun()).isTrue();
            assertThat(found.attempts()).isEqualTo(1);
        });
    }

    @Test
    void aLookTakesAFewOfEachAccountAndNoneOfAFullOneNorWhatIsInHand() {
        queue(SLOW, 10);
        queue(QUICK, 3);

        List<Claimed> first = due(100, 4, Set.of());
        List<AnswerKey> inHand = first.stream().map(Claimed::key).toList();

        assertThat(first).filteredOn(one -> one.account().equals(SLOW)).hasSize(4);
        assertThat(first).filteredOn(one -> one.account().equals(QUICK)).hasSize(3);
        assertThat(queue.due(100, 4, Set.of(SLOW), inHand)).isEmpty();
        assertThat(queue.due(5, 4, Set.of(), inHand)).hasSize(4).noneMatch(one -> inHand.contains(one.key()));
    }

    private List<Claimed> due(int limit, int limitOfAccount, Set<AccountId> full) {
        return queue.due(limit, limitOfAccount, full, List.of());
    }

    private String row(AccountId account) {
        return database.scope()
                .in(
                        account,
                        () -> database.sql()
                                .fetchSingle(
                                        "select concat_ws(' ', state, attempts, why) from delivery.replies where account_id = ?",
                                        account.value())
                                .get(0, String.class));
    }
}
