package dev.todoku.delivery.internal;

import dev.todoku.delivery.DeliveryStore;
import dev.todoku.delivery.DeliveryStore.Due;
import dev.todoku.delivery.DeliveryWorker;
import dev.todoku.kernel.TimeDriven;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Gives every due delivery one worker. What is due stands in the rows, so a restart loses nothing. */
@Component
class DeliveryRunner implements TimeDriven, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRunner.class);

    private static final int AT_ONCE = 16;

    /** Due ones to choose from; those of an account with more than that many wait for its earlier ones. */
    private static final int CANDIDATES = 500;

    private static final long LOOK_NANOS = Duration.ofMillis(200).toNanos();
    private static final long PAUSE_AFTER_FAILURE_NANOS = Duration.ofSeconds(1).toNanos();

    private final DeliveryStore store;
    private final DeliveryWorker worker;
    private final InstantSource clock;
    private final Turns turns = new Turns(AT_ONCE);
    private volatile boolean stopped = true;
    private @Nullable ExecutorService workers;
    private @Nullable Thread loop;

    DeliveryRunner(DeliveryStore store, DeliveryWorker worker, InstantSource clock) {
        this.store = store;
        this.worker = worker;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        stopped = false;
        ExecutorService started = Executors.newVirtualThreadPerTaskExecutor();
        workers = started;
        loop = Thread.ofPlatform().name("deliveries").start(() -> look(started));
    }

    private void look(ExecutorService started) {
        while (!stopped) {
            try {
                for (Due due : turns.begin(store.due(clock.instant(), CANDIDATES))) {
                    started.execute(() -> work(due));
                }
            } catch (RuntimeException e) {
                LOG.warn("Due deliveries could not be looked up; looked up again shortly", e);
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE_NANOS);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void work(Due due) {
        try {
            AtomicBoolean first = new AtomicBoolean(true);
            worker.work(
                    due.account(), due.delivery(), () -> !stopped && (first.getAndSet(false) || !turns.othersWait()));
        } catch (RuntimeException e) {
            LOG.warn("Delivery {} was interrupted; it goes on from its rows", due.delivery(), e);
            LockSupport.parkNanos(PAUSE_AFTER_FAILURE_NANOS);
        } finally {
            turns.end(due);
            wake();
        }
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        wake();
        if (workers != null) {
            workers.close(); // waits for the waves that have begun
        }
    }

    @Override
    public boolean isRunning() {
        return !stopped;
    }

    @Override
    public String name() {
        return "deliveries";
    }

    @Override
    public boolean busy() {
        return turns.isBusy();
    }

    @Override
    public Optional<Instant> nextDue() {
        return store.nextDue();
    }

    @Override
    public void wake() {
        Thread sleeping = loop;
        if (sleeping != null) {
            LockSupport.unpark(sleeping);
        }
    }
}
