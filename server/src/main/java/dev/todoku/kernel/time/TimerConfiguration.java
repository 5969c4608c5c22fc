package dev.todoku.kernel.time;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import tools.jackson.databind.json.JsonMapper;

/**
 * The timers of all modules: each contributes its {@code Task} beans and schedules through the one {@link Scheduler}.
 * Scheduled inside an account's transaction, a timer commits with it. A task opens its own scope when it runs.
 */
@Configuration(proxyBeanMethods = false)
class TimerConfiguration {

    static final String NODE = "todoku";

    /** Catches what was committed without a nudge; timers are for seconds and days, batches have their own queue. */
    private static final Duration POLL = Duration.ofMillis(500);

    private static final int THREADS = 5;

    @Bean(destroyMethod = "")
    Scheduler scheduler(DataSource pool, ObjectProvider<Task<?>> tasks, InstantSource clock, JsonMapper json) {
        List<Task<?>> once = new ArrayList<>();
        List<RecurringTask<?>> recurring = new ArrayList<>();
        for (Task<?> task : tasks.orderedStream().toList()) {
            if (task instanceof RecurringTask<?> again) {
                recurring.add(again);
            } else {
                once.add(task);
            }
        }
        return Scheduler.create(new TransactionAwareDataSourceProxy(pool), once)
                .startTasks(recurring)
                .tableName("kernel.scheduled_tasks")
                .schedulerName(new SchedulerName.Fixed(NODE))
                .clock(clock::instant)
                .serializer(serializer(json))
                .threads(THREADS)
                .pollingInterval(POLL)
                .pollUsingLockAndFetch(0.5, 2.0)
                .enableImmediateExecution()
                .alwaysPersistTimestampInUTC()
                .build();
    }

    /** Task data as JSON: readable in the table, and no class of ours is frozen into it. */
    private static Serializer serializer(JsonMapper json) {
        return new Serializer() {
            @Override
            public byte[] serialize(Object data) {
                return json.writeValueAsBytes(data);
            }

            @Override
            public <T> T deserialize(Class<T> type, byte[] stored) {
                return json.readValue(stored, type);
            }
        };
    }
}
