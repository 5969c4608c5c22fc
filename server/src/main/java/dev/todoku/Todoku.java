package dev.todoku;

import dev.todoku.kernel.DatabaseLost;
import dev.todoku.kernel.backup.Backup;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The server, and the one place that chooses where time and chance come from.
 */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class Todoku {

    /** Serves on the system's clock, or on the one named by {@code --clock}; or backs up; or restores. */
    public static void main(String[] arguments) {
        try {
            run(CommandLine.of(arguments));
        } catch (StartFailure e) {
            System.exit(1); // what is wrong has been said
        } catch (IOException | SQLException | RuntimeException e) {
            System.err.println("todoku: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(CommandLine line) throws IOException, SQLException {
        InstantSource clock = InstantSource.system();
        String[] settings = line.settings().toArray(String[]::new);
        switch (line.command()) {
            case "serve" -> serve(clock, settings);
            case "backup" -> System.out.println(Backup.with(settings).take(file(line), clock));
            case "restore" -> System.out.println(Backup.with(settings).restore(file(line)));
            case "help" -> System.out.print(CommandLine.HELP);
            default ->
                throw new IllegalArgumentException(
                        "command: got '%s' (expected: serve, backup or restore)".formatted(line.command()));
        }
    }

    private static void serve(InstantSource clock, String... settings) {
        try {
            // Listens from the start on: the database may be lost while the rest of the server is still starting.
            server(clock, new SecureRandom())
                    .listeners(Todoku::endWithTheDatabase)
                    .run(settings);
        } catch (RuntimeException e) {
            throw new StartFailure(e); // OneLineFailure, or the log, has said what is wrong
        }
    }

    private static void endWithTheDatabase(ApplicationEvent event) {
        if (event instanceof PayloadApplicationEvent<?> told && told.getPayload() instanceof DatabaseLost lost) {
            System.err.println("todoku: " + lost.why() + "; this one ends.");
            Thread.ofPlatform().start(() -> System.exit(1)); // closes the server, which waits for this very thread else
        }
    }

    private static Path file(CommandLine line) {
        if (line.operands().size() != 1) {
            throw new IllegalArgumentException("%s: got %d files (expected: one)"
                    .formatted(line.command(), line.operands().size()));
        }
        return Path.of(line.operands().getFirst());
    }

    /**
     * Starts the whole server.
     *
     * @param clock the installation's one clock, unless the setting {@code todoku.clock} names another to follow
     * @param settings {@code --todoku.x=y}, stronger than the environment's {@code TODOKU_X}
     */
    public static ConfigurableApplicationContext start(
            InstantSource clock, RandomGenerator random, String... settings) {
        return server(clock, random).run(settings);
    }

    private static SpringApplicationBuilder server(InstantSource clock, RandomGenerator random) {
        return new SpringApplicationBuilder(Todoku.class).initializers((GenericApplicationContext context) -> {
            context.registerBean(RandomGenerator.class, () -> random);
            if (!context.getEnvironment().containsProperty("todoku.clock")) {
                context.registerBean(InstantSource.class, () -> clock);
            }
        });
    }

    private static final class StartFailure extends RuntimeException {

        private StartFailure(RuntimeException cause) {
            super(cause);
        }
    }
}
