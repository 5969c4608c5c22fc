package dev.todoku.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Background work that accounts have, pass after pass: one pass per account at a time, several accounts side by side, fair
 * in turns. What there is to do stands in the database; this only knows which accounts to look at. When a pass throws, the
 * work is still there, and is looked at again after a pause that grows.
 */
public final class AccountLoop implements TimeDriven, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AccountLoop.class);
    private static final long LOOK_AGAIN_MILLIS = 200;
    private static final Duration PAUSE_MAX = Duration.ofSeconds(5);
    private static final int DOUBLINGS_MAX = 6;

    /** Before the web server starts, and stopped after it: what a last request writes finds it running or is found next time. */
    private static final int PHASE = 0;

    /** The work of one account. */
    public interface Work {

        /** The accounts to look at when the installation starts. */
        Set<AccountId> unfinished();

        /** Does a batch; called for one account by one thread at a time. */
        Next pass(AccountId account);
    }

    /** For {@link Work#unfinished}: the accounts of these rows. */
    public static Set<AccountId> accounts(Collection<Long> ids) {
        return ids.stream().map(AccountId::new).collect(Collectors.toSet());
    }

    /** What an account has left to do after a pass. */
    public record Next(boolean atOnce, Optional<Instant> due) {

        /** More, now. */
        public static Next again() {
            return new Next(true, Optional.empty());
        }

        /** Nothing before then; nothing at all if empty. */
        public static Next at(Optional<Instant> due) {
            return new Next(false, due);
        }
    }

    private final String name;
    private final InstantSource clock;
    private final int threads;
    private final Work work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Semaphore wakeups = new Semaphore(0);
    private final Set<AccountId> ready = new LinkedHashSet<>();
    private final Set<AccountId> running = new HashSet<>();
    private final Map<AccountId, Instant> due = new HashMap<>();
    private final Map<AccountId, Integer> failures = new ConcurrentHashMap<>();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean started;

    /** Takes the number of accounts that are worked on side by side. */
    public AccountLoop(String name, InstantSource clock, int threads, Work work) {
        this.name = name;
        this.clock = clock;
        this.threads = threads;
        this.work = work;
    }

    /** There is something to do for the account, committed or about to be by a caller that calls again after it. */
    public void signal(AccountId account) {
        lock.lock();
        try {
            ready.add(account);
        } finally {
            lock.unlock();
        }
        wakeups.release();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean busy() {
        lock.lock();
        try {
            return !ready.isEmpty() || !running.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Instant> nextDue() {
        lock.lock();
        try {
            return due.values().stream().min(Instant::compareTo);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void wake() {
        makeDueReady();
        wakeups.release();
    }

    private void makeDueReady() {
        lock.lock();
        try {
            Instant now = clock.instant();
            due.forEach((account, at) -> {
                if (!at.isAfter(now)) {
                    ready.add(account);
                }
            });
            due.keySet().removeAll(ready);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        started = true;
        work.unfinished().forEach(this::signal);
        for (int i = 0; i < threads; i++) {
            workers.add(Thread.ofPlatform().name(name + "-" + i).daemon().start(this::run));
        }
    }

    @Override
    public void stop() {
        started = false;
        wake();
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.clear();
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void run() {
        while (started) {
            AccountId account = take();
            if (account != null) {
                give(account, pass(account));
            }
        }
    }

    /** Waits a while for an account to work on; null if there is none by then. */
    private @Nullable AccountId take() {
        AccountId account = first();
        if (account != null) {
            return account;
        }
        try {
            if (wakeups.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                wakeups.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        makeDueReady();
        return first();
    }

    private @Nullable AccountId first() {
        lock.lock();
        try {
            for (AccountId account : ready) {
                if (!running.contains(account)) {
                    ready.remove(account);
                    running.add(account);
                    if (!ready.isEmpty()) {
                        wakeups.release(); // for another worker: one may have taken the wake-ups of all
                    }
                    return account;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private Next pass(AccountId account) {
        try {
            Next next = work.pass(account);
            failures.remove(account);
            return next;
        } catch (RuntimeException | Error e) {
            int failed = failures.merge(account, 1, Integer::sum);
            LOG.warn("{}: account {} fails for the {}. time, goes on later", name, account, failed, e);
            long pause = LOOK_AGAIN_MILLIS << Math.min(failed, DOUBLINGS_MAX);
            LockSupport.parkNanos(Math.min(TimeUnit.MILLISECONDS.toNanos(pause), PAUSE_MAX.toNanos()));
            return Next.again();
        }
    }

    private void give(AccountId account, Next next) {
        lock.lock();
        try {
            running.remove(account);
            due.remove(account);
            next.due().ifPresent(at -> due.put(account, at));
            if (next.atOnce()) {
                ready.add(account);
            }
        } finally {
            lock.unlock();
        }
    }
}
