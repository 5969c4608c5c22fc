package dev.todoku.bench;

import dev.todoku.demo.installation.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One server as a process of its own, from its start to its first answer and until it is closed. */
final class Side implements AutoCloseable {

    private static final Duration START_WAIT = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(2);
    private static final byte[] NOTHING = new byte[0];

    private final Process process;
    private final URI url;
    private final Duration toFirstAnswer;
    private final Thread hook;

    private Side(Process process, URI url, Duration toFirstAnswer, Thread hook) {
        this.process = process;
        this.url = url;
        this.toFirstAnswer = toFirstAnswer;
        this.hook = hook;
    }

    /** The emulator that the launcher named, as the launcher starts it: with an archive of its classes. */
    static Side emulator() throws IOException {
        int port = Ports.free().emulator();
        String archive = System.getProperty("todoku.emulator.archive");
        List<String> arguments = new ArrayList<>();
        if (archive != null) {
            arguments.addAll(
                    List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off"));
        }
        arguments.addAll(List.of("-jar", System.getProperty("todoku.emulator.jar"), "--port", Integer.toString(port)));
        return start(port, arguments);
    }

    static Side floor() throws IOException {
        int port = Ports.free().emulator();
        String classPath = System.getProperty("java.class.path");
        return start(port, List.of("-cp", classPath, HelidonFloor.class.getName(), Integer.toString(port)));
    }

    private static Side start(int port, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(arguments);
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread hook = Thread.ofPlatform().unstarted(process::destroy);
        Runtime.getRuntime().addShutdownHook(hook);
        URI url = URI.create("http://127.0.0.1:" + port);
        while (!answers(url)) {
            if (!process.isAlive() || System.nanoTime() - began > START_WAIT.toNanos()) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " does not answer");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return new Side(process, url, Duration.ofNanos(System.nanoTime() - began), hook);
    }

    private static boolean answers(URI url) {
        try (KeepAlive connection = new KeepAlive(url)) {
            return connection.post("/v2/bot/message/push", "Authorization", "Bearer nobody", NOTHING) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    URI url() {
        return url;
    }

    /** Whatever it says; the JVM's own start is in it. */
    Duration toFirstAnswer() {
        return toFirstAnswer;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // it runs already: we are being ended
        }
    }
}
