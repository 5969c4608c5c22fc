package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EmulatorTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aBusyPortIsToldInOneLineAndEndsWithOne() throws BindException {
        try (Box box = Box.atNoon()) {
            int port = box.server().port();
            assertThat(run("--port", Integer.toString(port))).hasValue(1);
            assertThat(text(err))
                    .isEqualTo(
                            "port: got %d, which cannot be had at 127.0.0.1 (expected: a free one)%n".formatted(port));
        }
    }

    @Test
    void wrongArgumentsAreToldWithTheUsage() {
        assertThat(run("--port", "x")).hasValue(2);
        assertThat(text(err))
                .startsWith("--port: got 'x' (expected: a number from 0 to 65535)")
                .contains("Usage: ");
        assertThat(run("--colour", "red")).hasValue(2);
        assertThat(run("--now", "noon")).hasValue(2);
        assertThat(run("--port")).hasValue(2);
    }

    @Test
    void helpIsNoError() {
        assertThat(run("--help")).hasValue(0);
        assertThat(text(out)).startsWith("Usage: ");
    }

    @Test
    void theStartSaysHowEverySdkIsPointedHere() {
        String text = Welcome.at(URI.create("http://localhost:8099"));
        assertThat(text)
                .startsWith("LINE emulator ready at http://localhost:8099\n")
                .contains("Java  ", "Node.js", "Python", "Go  ", "Ruby", "PHP", "withPort(8099)")
                .doesNotContain("{url}", "{host}", "{port}");
    }

    private OptionalInt run(String... args) {
        return Emulator.run(List.of(args), stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
