package dev.todoku.emulator;

import dev.todoku.emulator.clock.EmulatedClock;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/** The command: LINE in a box, alone, for anyone's bot. */
public final class Emulator {
    private static final int PORT_DEFAULT = 8090;
    private static final String USAGE = """
            Usage: emulator [--port N] [--host ADDRESS] [--now INSTANT] [--seed N]
                            [--data DIR]
              --port N       the port to serve, %d unless given; 0 takes a free one
              --host ADDRESS where to listen, this machine only unless given; 0.0.0.0 is everywhere
              --now INSTANT  freeze the clock there (2026-11-01T00:00:00Z); unless given it runs with the system's
              --seed N       of ids, tokens and draws, 1 unless given
              --data DIR     keep everything there, the clock too; unless given it ends with the process
            """.formatted(PORT_DEFAULT);

    private Emulator() {}

    public static void main(String[] args) throws InterruptedException {
        OptionalInt status = run(List.of(args), System.out, System.err);
        if (status.isPresent()) System.exit(status.getAsInt());
        new CountDownLatch(1).await();
    }

    /** Starts the emulator, which then runs until the process ends; or says why not and returns the exit status. */
    static OptionalInt run(List<String> args, PrintStream out, PrintStream err) {
        if (args.contains("--help")) {
            out.print(USAGE);
            return OptionalInt.of(0);
        }
        EmulatorOptions options;
        try {
            options = options(args);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.print(USAGE);
            return OptionalInt.of(2);
        }
        try {
            EmulatorServer server = EmulatorServer.start(options);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
            out.print(Welcome.at(server.url()));
            return OptionalInt.empty();
        } catch (BindException | IllegalStateException e) {
            err.println(e.getMessage());
            return OptionalInt.of(1);
        }
    }

    private static EmulatorOptions options(List<String> args) {
        EmulatorOptions options = EmulatorOptions.onPort(PORT_DEFAULT);
        for (Iterator<String> left = args.iterator(); left.hasNext(); ) {
            String name = left.next();
            if (!left.hasNext()) throw new IllegalArgumentException(name + ": got no value (expected: one)");
            String value = left.next();
            options = switch (name) {
                case "--port" -> options.withPort((int) number(name, value, 0, 65_535));
                case "--host" -> options.withHost(value);
                case "--seed" -> options.withSeed(number(name, value, Long.MIN_VALUE, Long.MAX_VALUE));
                case "--data" -> options.keptIn(Path.of(value));
                case "--now" -> options.frozenAt(instant(name, value));
                default ->
                    throw new IllegalArgumentException(
                            name + ": got it (expected: --port, --host, --now, --seed or --data)");
            };
        }
        return options;
    }

    private static long number(String name, String value, long min, long max) {
        try {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) return number;
        } catch (NumberFormatException notANumber) {
            // refused below
        }
        throw new IllegalArgumentException(
                "%s: got '%s' (expected: a number from %d to %d)".formatted(name, value, min, max));
    }

    private static Instant instant(String name, String value) {
        try {
            Instant instant = Instant.parse(value);
            if (!instant.isBefore(EmulatedClock.EARLIEST) && !instant.isAfter(EmulatedClock.LATEST)) return instant;
        } catch (DateTimeParseException e) {
            // refused below
        }
        throw new IllegalArgumentException(
                "%s: got '%s' (expected: as 2026-11-01T00:00:00Z, to %s)".formatted(name, value, EmulatedClock.LATEST));
    }
}
