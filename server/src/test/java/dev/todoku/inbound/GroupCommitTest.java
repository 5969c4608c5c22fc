package dev.todoku.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.todoku.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class GroupCommitTest {

    @Test
    void nobodyGoesOnBeforeTheirOwnIsWritten() throws Exception {
        Set<Integer> written = ConcurrentHashMap.newKeySet();
        List<Integer> groups = new ArrayList<>();
        try (GroupCommit<Integer> commits = new GroupCommit<>("test", group -> {
                    groups.add(group.size());
                    written.addAll(group);
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                int item = i;
                answers.add(threads.submit(() -> {
                    commits.commit(item);
                    return written.contains(item);
                }));
            }
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        }
        assertThat(written).hasSize(2_000);
        assertThat(groups.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2_000);
    }

    @Test
    void whatComesWhileAGroupIsWrittenIsTheNextGroup() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Integer> groups = new ArrayList<>();
        try (GroupCommit<Integer> commits = new GroupCommit<>("test", group -> {
                    groups.add(group.size());
                    writing.countDown();
                    await(goOn);
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> answers = new ArrayList<>();
            answers.add(threads.submit(() -> commits.commit(0)));
            writing.await();
            CountDownLatch started = new CountDownLatch(20);
            for (int i = 1; i <= 20; i++) {
                int item = i;
                answers.add(threads.submit(() -> {
                    started.countDown();
                    commits.commit(item);
                }));
            }
            started.await();
            goOn.countDown();
            for (Future<?> answer : answers) {
                answer.get();
            }
        }
        assertThat(groups.getFirst()).isEqualTo(1);
        assertThat(groups).hasSizeLessThan(21);
    }

    @Test
    void oneThatCannotBeWrittenFailsAlone() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Set<Integer> written = ConcurrentHashMap.newKeySet();
        try (GroupCommit<Integer> commits = new GroupCommit<>("test", group -> {
                    writing.countDown();
                    await(goOn);
                    if (group.contains(3)) {
                        throw new DataIntegrityViolationException("three");
                    }
                    written.addAll(group);
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int item = i;
                answers.add(threads.submit(() -> commits.commit(item)));
            }
            writing.await();
            goOn.countDown();
            for (int i = 0; i < 6; i++) {
                Future<?> answer = answers.get(i);
                if (i == 3) {
                    assertThatThrownBy(answer::get).cause().isInstanceOf(Problem.class);
                } else {
                    answer.get();
                }
            }
        }
        assertThat(written).containsExactlyInAnyOrder(0, 1, 2, 4, 5);
    }

    @Test
    void aDatabaseThatIsDownIsUnavailableAndTheNextCallGoesThrough() {
        List<Integer> written = new ArrayList<>();
        boolean[] down = {true};
        try (GroupCommit<Integer> commits = new GroupCommit<>("test", group -> {
            if (down[0]) {
                throw new DataAccessResourceFailureException("down");
            }
            written.addAll(group);
        })) {
            assertThatThrownBy(() -> commits.commit(1))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.status()).isEqualTo(503));
            down[0] = false;
            commits.commit(2);
        }
        assertThat(written).containsExactly(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
