package dev.todoku.demo.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program in a process of its own, its output in a log file. It ends with us, however we end: beside it a shell waits on
 * a pipe from us, which even {@code kill -9} closes, and then ends the program.
 */
final class Child {

    private static final Duration STOP_WAIT = Duration.ofSeconds(40);
    private static final int LAST_WORDS_LINES = 12;

    private final Process process;
    private final Process watch;
    private final Path log;

    private Child(Process process, Process watch, Path log) {
        this.process = process;
        this.watch = watch;
        this.log = log;
    }

    /** Starts it; settings of a Todoku that the user may run besides must not reach this one. */
    static Child start(List<String> command, Map<String, String> settings, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("TODOKU_"));
        builder.environment().putAll(settings);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            Process watch = new ProcessBuilder("/bin/sh", "-c", "read line || kill " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Child(process, watch, log);
        } catch (IOException e) {
            throw new UncheckedIOException(command.getFirst() + " cannot be started: " + e.getMessage(), e);
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** As the power going off: no chance to tidy up. */
    void kill() {
        unwatch();
        process.destroyForcibly();
        awaitEnd();
    }

    void stop() {
        unwatch();
        process.destroy();
        if (!awaitEnd()) {
            kill();
        }
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(STOP_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void unwatch() {
        try (var pipe = watch.getOutputStream()) {
            pipe.write('\n');
        } catch (IOException e) {
            watch.destroy(); // gone before us, by the same Ctrl-C
        }
    }

    /** What it said last, for somebody who must find out why it ended. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
