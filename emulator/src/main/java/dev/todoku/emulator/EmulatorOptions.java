package dev.todoku.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How an emulator starts.
 *
 * @param host the address to listen at
 * @param port 0 takes a free one
 * @param frozenAt the clock stands there until it is moved; absent, it runs with {@code system}
 * @param seed of every id, token and draw
 * @param data the folder in which state is kept; absent, it ends with the process
 * @param patience real time that moving the clock waits for somebody busy who makes no progress
 * @param nanoTime monotonic; what rate limits are measured by
 */
public record EmulatorOptions(
        String host,
        int port,
        @Nullable Instant frozenAt,
        InstantSource system,
        long seed,
        Duration patience,
        @Nullable Path data,
        LongSupplier nanoTime) {

    /** On this machine only, a running clock, seed 1. */
    public static EmulatorOptions onPort(int port) {
        return new EmulatorOptions(
                "127.0.0.1", port, null, InstantSource.system(), 1, Duration.ofSeconds(60), null, System::nanoTime);
    }

    /** As {@link #onPort}, on a free port. */
    public static EmulatorOptions onFreePort() {
        return onPort(0);
    }

    public EmulatorOptions withHost(String newHost) {
        return new EmulatorOptions(newHost, port, frozenAt, system, seed, patience, data, nanoTime);
    }

    public EmulatorOptions withPort(int newPort) {
        return new EmulatorOptions(host, newPort, frozenAt, system, seed, patience, data, nanoTime);
    }

    public EmulatorOptions frozenAt(Instant now) {
        return new EmulatorOptions(host, port, now, system, seed, patience, data, nanoTime);
    }

    public EmulatorOptions withSeed(long newSeed) {
        return new EmulatorOptions(host, port, frozenAt, system, newSeed, patience, data, nanoTime);
    }

    public EmulatorOptions withPatience(Duration newPatience) {
        return new EmulatorOptions(host, port, frozenAt, system, seed, newPatience, data, nanoTime);
    }

    /** With another monotonic clock for rate limits. */
    public EmulatorOptions measuredBy(LongSupplier ticker) {
        return new EmulatorOptions(host, port, frozenAt, system, seed, patience, data, ticker);
    }

    public EmulatorOptions keptIn(Path folder) {
        return new EmulatorOptions(host, port, frozenAt, system, seed, patience, folder, nanoTime);
    }
}
