package dev.todoku.emulator.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");

    private final List<String> ran = new CopyOnWriteArrayList<>();
    private final Activity activity = new Activity();
    private final Followers followers = new Followers(activity, System::nanoTime);
    private EmulatedClock clock;
    private Schedule schedule;
    private Passage passage;

    @BeforeEach
    void start() {
        clock = EmulatedClock.frozenAt(START, InstantSource.system());
        schedule = new Schedule(clock, activity, new Gate());
        passage = new Passage(clock, schedule, activity, followers, Duration.ofSeconds(30));
    }

    @AfterEach
    void stop() {
        schedule.close();
    }

    @Test
    void tasksRunInOrderEachAtItsOwnInstant() throws Passage.NotQuiet {
        at(30, "c");
        at(10, "a");
        at(10, "b");
        at(61, "too late");
        passage.advance(Duration.ofSeconds(60));
        assertThat(ran).containsExactly("a@10", "b@10", "c@30");
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(60));
        assertThat(schedule.nextDue()).contains(START.plusSeconds(61));
    }

    @Test
    void whatATaskCausesWithinTheTimeRunsToo() throws Passage.NotQuiet {
        schedule.at(START.plusSeconds(10), "first", () -> at(20, "caused"));
        passage.advance(Duration.ofSeconds(30));
        assertThat(ran).containsExactly("caused@20");
    }

    @Test
    void aTaskThatFailsDoesNotStopTheOthers() throws Passage.NotQuiet {
        schedule.at(START.plusSeconds(1), "bad", () -> {
            throw new IllegalStateException("on purpose");
        });
        at(2, "good");
        passage.advance(Duration.ofSeconds(5));
        assertThat(ran).containsExactly("good@2");
    }

    @Test
    void aRunningClockBringsTasksByItself() throws InterruptedException {
        clock.run();
        CountDownLatch done = new CountDownLatch(1);
        schedule.at(clock.instant().plusMillis(20), "soon", done::countDown);
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void silentFollowersAreDropped() throws Passage.NotQuiet {
        long[] nanos = {0};
        Followers forgetful = new Followers(activity, () -> nanos[0]);
        forgetful.report("server", new FollowerReport(0, false, null, "sending", 1L));
        assertThat(forgetful.busyWith(1, START)).containsExactly("server: has not seen clock version 1");
        nanos[0] = Duration.ofSeconds(31).toNanos();
        assertThat(forgetful.busyWith(1, START)).isEmpty();
    }

    @Test
    void aFollowerThatStartsAnewMayCountFromOne() {
        followers.report("server", new FollowerReport(1, true, null, null, 50L));
        followers.webhookBegins();
        assertThat(followers.busyWith(1, START)).containsExactly("server: no report since the last webhook");
        followers.report("server", new FollowerReport(1, true, null, null, 1L));
        assertThat(followers.busyWith(1, START)).isEmpty();
    }

    /** The report after the webhook may have been on its way when it arrived; the one after that was not. */
    @Test
    void whoReportsAllTheTimeIsTrustedAtTheSecondReport() {
        long[] nanos = {0};
        Followers heard = new Followers(activity, () -> nanos[0]);
        heard.report("server", new FollowerReport(1, true, null, null, 7L));
        heard.webhookBegins();
        heard.report("server", new FollowerReport(1, true, null, null, 8L));
        heard.webhookEnds();
        heard.report("server", new FollowerReport(1, true, null, null, 9L));
        assertThat(heard.busyWith(1, START)).containsExactly("server: no report since the last webhook");
        heard.report("server", new FollowerReport(1, true, null, null, 10L));
        assertThat(heard.busyWith(1, START)).isEmpty();
        heard.webhookBegins();
        heard.report("server", new FollowerReport(1, true, null, null, 11L));
        heard.webhookEnds();
        assertThat(heard.busyWith(1, START)).isNotEmpty();
        nanos[0] = Duration.ofMillis(501).toNanos();
        assertThat(heard.busyWith(1, START)).isEmpty();
    }

    @Test
    void workThatIsDueAndNotDoneIsNoQuiet() {
        followers.report("server", new FollowerReport(1, true, START, null, 1L));
        assertThat(followers.busyWith(1, START)).containsExactly("server: work due at " + START + " is not done");
        assertThat(followers.busyWith(1, START.minusSeconds(1))).isEmpty();
    }

    private void at(long second, String name) {
        schedule.at(
                START.plusSeconds(second),
                name,
                () -> ran.add(
                        name + "@" + Duration.between(START, clock.instant()).toSeconds()));
    }
}
