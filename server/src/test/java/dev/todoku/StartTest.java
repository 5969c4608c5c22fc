package dev.todoku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.FreshDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server as its own process: what it says when it cannot start, and that it ends.
 */
class StartTest {

    @TempDir
    Path home;

    private record Ended(int exit, String out, String err) {}

    @Test
    void aBusyPortIsOneClearLine() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = run("--port", String.valueOf(busy.getLocalPort()), "--management-port", "0");

            assertThat(ended.err().lines())
                    .containsExactly(
                            "todoku: port: got %d, which is in use (expected: a free one; TODOKU_PORT sets another)"
                                    .formatted(busy.getLocalPort()));
            assertThat(ended.out()).doesNotContain("Exception").doesNotContain("\tat ");
            assertThat(ended.exit()).isEqualTo(1);
        }
    }

    @Test
    void aClockToFollowIsRefusedBesideTheRealLine() throws Exception {
        Ended ended = run("--clock", "http://localhost:1", "--line-url", "https://192.0.2.1");

        assertThat(ended.err())
                .startsWith("todoku: TODOKU_CLOCK: got a clock to follow while TODOKU_LINE_URL is https://192.0.2.1");
        assertThat(ended.exit()).isEqualTo(1);
    }

    @Test
    void anUnknownOptionIsRefused() throws Exception {
        Ended ended = run("--porto", "1");

        assertThat(ended.err()).isEqualTo("todoku: option: got --porto (expected: one of those that --help names)\n");
        assertThat(ended.exit()).isEqualTo(1);
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        FreshDatabase database = FreshDatabase.create();
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Todoku.class.getName()),
                        List.of(arguments).stream())
                .toList());
        builder.environment().put("TODOKU_HOME", home.toString());
        builder.environment().put("TODOKU_DB_URL", database.url());
        builder.environment().put("TODOKU_DB_USER", database.user());
        builder.environment().put("TODOKU_DB_PASSWORD", database.password());
        Path err = home.resolve("err");
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, Files.readString(err));
    }
}
