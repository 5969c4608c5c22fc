package dev.todoku.kernel.time;

import static dev.todoku.kernel.db.Tables.SCHEDULED_TASKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.todoku.testing.FreshDatabase;
import dev.todoku.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.json.JsonMapper;

class TimersTest {

    private record Wish(String text) {}

    private final TestClock clock = TestClock.at("2026-11-22T03:00:00Z");
    private final Instant noon = Instant.parse("2026-11-22T12:00:00Z");
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final OneTimeTask<Wish> task = Tasks.oneTime("wish", Wish.class)
            .execute((wish, context) -> done.add(wish.getData().text()));
    private final DataSource pool = FreshDatabase.create().owner();
    private final DSLContext sql = DSL.using(pool, SQLDialect.POSTGRES);
    private final Scheduler scheduler =
            new TimerConfiguration().scheduler(pool, provider(task), clock, new JsonMapper());
    private final Timers timers = new Timers(scheduler, sql);

    @AfterEach
    void stop() {
        timers.stop();
    }

    @Test
    void aTimerRunsWhenTheClockSaysSoAndNotBefore() {
        timers.start();
        scheduler.schedule(task.instance("1", new Wish("lunch")), noon);

        assertThat(timers.nextDue()).hasValue(noon);
        assertThat(Quiet.of(List.of(timers), clock.instant()).isQuiet()).isTrue();
        assertThat(done).isEmpty();

        clock.set(noon);
        assertThat(Quiet.of(List.of(timers), clock.instant()).busyWith()).containsExactly("timers");
        timers.wake();

        await().until(() -> Quiet.of(List.of(timers), clock.instant()).isQuiet());
        assertThat(done).containsExactly("lunch");
        assertThat(timers.nextDue()).isEmpty();
    }

    @Test
    void whatAKilledServerHadTakenIsTakenAgainAtStart() {
        scheduler.schedule(task.instance("1", new Wish("lunch")), noon);
        sql.update(SCHEDULED_TASKS)
                .set(SCHEDULED_TASKS.PICKED, true)
                .set(SCHEDULED_TASKS.PICKED_BY, TimerConfiguration.NODE)
                .set(SCHEDULED_TASKS.LAST_HEARTBEAT, noon)
                .execute();
        clock.set(noon.plus(Duration.ofSeconds(1)));

        timers.start();

        await().until(() -> !done.isEmpty());
        assertThat(done).containsExactly("lunch");
    }

    private static ObjectProvider<Task<?>> provider(Task<?> task) {
        return new StaticListableBeanFactory(Map.of("task", task))
                .getBeanProvider(ResolvableType.forClassWithGenerics(Task.class, Object.class), true);
    }
}
