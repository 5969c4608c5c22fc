package dev.todoku.demo.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Tidies up behind a server: the database that a killed one left running, and the data. */
final class Leftovers {

    private static final Duration STOP_WAIT = Duration.ofSeconds(20);

    private Leftovers() {}

    /** Stops the PostgreSQL of this home if one still runs; the next start of a server would do the same. */
    static void stopDatabase(Path home) {
        Path pidFile = home.resolve("postgres").resolve("data").resolve("postmaster.pid");
        try {
            List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
            if (!lines.isEmpty()) {
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .filter(process -> process.info().command().orElse("").contains("postgres"))
                        .ifPresent(Leftovers::stop);
            }
        } catch (IOException e) {
            // it went just now, by itself
        }
    }

    private static void stop(ProcessHandle database) {
        database.destroy();
        try {
            database.onExit().orTimeout(STOP_WAIT.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            database.destroyForcibly();
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return; // by Ctrl-C and by the end of the story at once
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be removed", e);
        }
    }
}
