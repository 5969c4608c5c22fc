package dev.todoku.demo.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an installation is made of.
 *
 * @param console the built web console; null: none
 * @param home where its data live; removed when it is closed
 * @param now where its clock stands at first; null: both sides run on the system's clock, and neither follows the other
 */
public record Blueprint(
        Path emulatorJar,
        Path serverJar,
        @Nullable Path console,
        Path home,
        Ports ports,
        @Nullable Instant now) {

    /** The jars and the console that the launcher or the build named, a fresh home, and these ports. */
    public static Blueprint of(Ports ports, @Nullable Instant now) {
        return new Blueprint(
                jar("todoku.emulator.jar"),
                jar("todoku.server.jar"),
                folder("todoku.console"),
                freshHome(),
                ports,
                now);
    }

    public Blueprint withoutConsole() {
        return new Blueprint(emulatorJar, serverJar, null, home, ports, now);
    }

    private static Path jar(String property) {
        String name = System.getProperty(property);
        if (name == null || !Files.isRegularFile(Path.of(name))) {
            throw new IllegalStateException("-D%s: got %s (expected: a built jar; ./todoku demo builds and names it)"
                    .formatted(property, name));
        }
        return Path.of(name);
    }

    private static @Nullable Path folder(String property) {
        String name = System.getProperty(property);
        return name == null ? null : Path.of(name);
    }

    private static Path freshHome() {
        try {
            return Files.createTempDirectory("todoku-demo-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
