package dev.todoku.kernel.time;

import static dev.todoku.kernel.db.Tables.SCHEDULED_TASKS;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.todoku.kernel.TimeDriven;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts and stops the timers, and tells whether one is running or due.
 */
@Component
final class Timers implements TimeDriven, SmartLifecycle {

    private final Scheduler scheduler;
    private final DSLContext sql;
    private volatile boolean running;

    Timers(Scheduler scheduler, DSLContext sql) {
        this.scheduler = scheduler;
        this.sql = sql;
    }

    @Override
    public void start() {
        // What a killed process had picked is nobody's now; waiting for its heartbeat to age would take half an hour.
        sql.update(SCHEDULED_TASKS)
                .set(SCHEDULED_TASKS.PICKED, false)
                .setNull(SCHEDULED_TASKS.PICKED_BY)
                .set(SCHEDULED_TASKS.VERSION, SCHEDULED_TASKS.VERSION.plus(1))
                .where(SCHEDULED_TASKS.PICKED.isTrue().and(SCHEDULED_TASKS.PICKED_BY.eq(TimerConfiguration.NODE)))
                .execute();
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public String name() {
        return "timers";
    }

    @Override
    public boolean busy() {
        return sql.fetchExists(SCHEDULED_TASKS, SCHEDULED_TASKS.PICKED.isTrue());
    }

    @Override
    public Optional<Instant> nextDue() {
        return sql.select(DSL.min(SCHEDULED_TASKS.EXECUTION_TIME))
                .from(SCHEDULED_TASKS)
                .where(SCHEDULED_TASKS.PICKED.isFalse())
                .fetchOptional(0, Instant.class);
    }

    @Override
    public void wake() {
        scheduler.triggerCheckForDueExecutions();
    }
}
