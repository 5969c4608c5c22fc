package dev.todoku.demo.installation;

import dev.todoku.demo.client.EmulatorClient;
import dev.todoku.demo.client.ServerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An emulator and a server that follows its clock, each a process of its own as in real life. Whatever ends this process
 * ends both.
 */
public final class Installation implements AutoCloseable {

    private static final Duration START_WAIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Blueprint blueprint;
    private final Thread hook = Thread.ofPlatform().unstarted(this::stopAll);
    private volatile @Nullable Child emulator;
    private volatile @Nullable Child server;

    private Installation(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    /**
     * Starts both and returns when both answer.
     *
     * @throws IllegalStateException with the last words of the one that does not start
     */
    public static Installation start(Blueprint blueprint) {
        Installation installation = new Installation(blueprint);
        Runtime.getRuntime().addShutdownHook(installation.hook);
        try {
            installation.startEmulator();
            installation.startServer();
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    private void startEmulator() {
        List<String> command = java(
                blueprint.emulatorJar(),
                "--port",
                Integer.toString(blueprint.ports().emulator()));
        if (blueprint.now() != null) {
            command.addAll(List.of("--now", blueprint.now().toString()));
        }
        Child started = Child.start(command, Map.of(), blueprint.home().resolve("emulator.log"));
        emulator = started;
        awaitReady("The emulator", started, () -> emulator().answers());
    }

    /** Starts the server, or starts it again after {@link #killServer}. */
    public void startServer() {
        Child started = Child.start(
                java(blueprint.serverJar()), serverSettings(), blueprint.home().resolve("server.log"));
        server = started;
        awaitReady("The server", started, () -> Files.exists(firstToken()) && server().answers());
    }

    private Map<String, String> serverSettings() {
        String line = emulatorUrl().toString();
        Map<String, String> settings = new HashMap<>(Map.of(
                "TODOKU_HOME",
                serverHome().toString(),
                "TODOKU_PORT",
                Integer.toString(blueprint.ports().http()),
                "TODOKU_MANAGEMENT_PORT",
                Integer.toString(blueprint.ports().management()),
                "TODOKU_LINE_URL",
                line));
        if (blueprint.now() != null) {
            settings.put("TODOKU_CLOCK", line);
        }
        if (blueprint.console() != null) {
            settings.put("TODOKU_CONSOLE", blueprint.console().toString());
        }
        return settings;
    }

    private static List<String> java(Path jar, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(furtherFlags());
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** For Java, as {@code -Dtodoku.jvm="-Xmx1g -XX:+UseSerialGC"} names them. */
    private static List<String> furtherFlags() {
        return SPACES.splitAsStream(System.getProperty("todoku.jvm", ""))
                .filter(flag -> !flag.isEmpty())
                .toList();
    }

    private static void awaitReady(String who, Child child, BooleanSupplier ready) {
        long deadline = System.nanoTime() + START_WAIT.toNanos();
        while (!ready.getAsBoolean()) {
            if (!child.isRunning() || System.nanoTime() > deadline) {
                throw new IllegalStateException(who + " did not start. Its last words:\n" + child.lastWords());
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** As the power going off. The clock no longer waits for it. */
    public void killServer() {
        Child running = server;
        if (running != null) {
            running.kill();
            emulator().forgetFollower("todoku-" + blueprint.ports().http());
        }
    }

    public EmulatorClient emulator() {
        return new EmulatorClient(emulatorUrl());
    }

    /** Calls with the server's first token. */
    public ServerClient server() {
        try {
            return new ServerClient(serverUrl(), Files.readString(firstToken()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI serverUrl() {
        return URI.create("http://localhost:" + blueprint.ports().http());
    }

    /** Health and metrics. */
    public URI managementUrl() {
        return URI.create("http://localhost:" + blueprint.ports().management());
    }

    public URI emulatorUrl() {
        return URI.create("http://localhost:" + blueprint.ports().emulator());
    }

    /** The file with the token that the console asks for. */
    public Path firstToken() {
        return serverHome().resolve("first-token");
    }

    private Path serverHome() {
        return blueprint.home().resolve("server");
    }

    /** Stops both and removes their data. */
    @Override
    public void close() {
        stopAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it runs already: we are being ended
        }
    }

    /** Also while another thread still waits for a start. */
    private synchronized void stopAll() {
        stop(server);
        Leftovers.stopDatabase(serverHome());
        stop(emulator);
        Leftovers.delete(blueprint.home());
    }

    private static void stop(@Nullable Child child) {
        if (child != null) {
            child.stop();
        }
    }
}
