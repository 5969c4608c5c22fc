package dev.todoku.kernel.time;

import dev.todoku.kernel.Installation;
import dev.todoku.kernel.TimeDriven;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The installation's clock when it follows an emulator's: shows that clock's instant, wakes everything time-driven when it
 * moves, and reports "nothing left to do at this instant" so that it may move on. Only beside an emulator: a product that
 * runs on real channels has the real time (law 12).
 *
 * <p>Two threads: one waits for moves, one reports. A report is made whenever the state changes and again every 20 ms,
 * since the emulator counts only reports made after the last webhook it delivered.
 */
@Component
@ConditionalOnProperty("todoku.clock")
final class ClockFollower implements InstantSource, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ClockFollower.class);
    private static final long REPORT_PAUSE_NANOS = Duration.ofMillis(20).toNanos();
    private static final long RETRY_PAUSE_NANOS = Duration.ofMillis(200).toNanos();

    private final ClockClient client;
    private final ObjectProvider<TimeDriven> timeDriven;
    private volatile ClockReading reading;
    private volatile boolean running;
    private @Nullable Thread watcher;
    private @Nullable Thread reporter;

    ClockFollower(
            Installation installation, @Value("${todoku.line.url}") URI line, ObjectProvider<TimeDriven> timeDriven) {
        requireLoopback(line);
        URI emulator = Objects.requireNonNull(installation.clock());
        this.client = new ClockClient(emulator, "todoku-" + installation.port());
        this.timeDriven = timeDriven;
        this.reading = firstReading(emulator);
    }

    @Override
    public Instant instant() {
        return reading.at(System.nanoTime());
    }

    @Override
    public void start() {
        running = true;
        reporter = Thread.ofVirtual().name("clock-report").start(this::report);
        watcher = Thread.ofVirtual().name("clock-watch").start(this::watch);
    }

    @Override
    public void stop() {
        running = false;
        try (client) {
            if (watcher != null && reporter != null) {
                watcher.interrupt();
                watcher.join();
                // Not interrupted: it may be asking the database, whose connection an interrupt would cut.
                LockSupport.unpark(reporter);
                reporter.join();
            }
            client.leave();
        } catch (IOException e) {
            // the emulator has gone first, which is leaving too
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void watch() {
        while (running) {
            try {
                reading = client.readAfter(reading.version());
                LockSupport.unpark(reporter);
            } catch (IOException | RuntimeException e) {
                LOG.debug("the followed clock does not answer", e);
                LockSupport.parkNanos(RETRY_PAUSE_NANOS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void report() {
        long woken = -1;
        for (long report = 1; running; report++) {
            ClockReading current = reading;
            List<TimeDriven> all = timeDriven.orderedStream().toList();
            try {
                if (woken != current.version()) {
                    all.forEach(TimeDriven::wake);
                    woken = current.version();
                }
                client.report(state(all, current, report));
                LockSupport.parkNanos(REPORT_PAUSE_NANOS);
            } catch (IOException e) {
                LockSupport.parkNanos(RETRY_PAUSE_NANOS);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // Whoever cannot tell whether it is quiet is not: without a report the clock stands, and this is tried
                // again.
                LOG.warn("cannot tell whether all is quiet", e);
                LockSupport.parkNanos(RETRY_PAUSE_NANOS);
            }
        }
    }

    private static Map<String, Object> state(List<TimeDriven> all, ClockReading clock, long report) {
        Instant now = clock.at(System.nanoTime());
        Quiet quiet = Quiet.of(all, now);
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("version", clock.version());
        state.put("report", report);
        state.put("quiet", quiet.isQuiet());
        quiet.nextDue().ifPresent(due -> state.put("nextDue", due.toString()));
        if (!quiet.isQuiet()) {
            state.put("busyWith", String.join(", ", quiet.busyWith()));
        }
        return state;
    }

    private ClockReading firstReading(URI emulator) {
        try {
            return client.read();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "TODOKU_CLOCK: got %s, which does not answer (expected: a running emulator)".formatted(emulator),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at start", e);
        }
    }

    private static void requireLoopback(URI line) {
        try {
            if (!InetAddress.getByName(line.getHost()).isLoopbackAddress()) {
                throw new IllegalStateException(
                        "TODOKU_CLOCK: got a clock to follow while TODOKU_LINE_URL is %s ".formatted(line)
                                + "(expected: an emulator on loopback; real channels run on real time)");
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException(
                    "TODOKU_LINE_URL: got %s (expected: a host that is known)".formatted(line), e);
        }
    }
}
