package dev.todoku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.todoku.testing.FreshDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server as its own process: what it says when it cannot start, and that it ends.
 */
class StartTest {

    private final FreshDatabase database = FreshDatabase.create();

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

    /** Taken while the server still starts: nobody may find later that it was told before it listened. */
    @Test
    void aServerWhoseDatabaseAnotherTookEnds() throws Exception {
        Process process = start("--port", "0", "--management-port", "0");
        try (Connection other = database.owner().getConnection();
                Statement statement = other.createStatement()) {
            await().atMost(Duration.ofMinutes(2)).until(() -> holders(statement) == 1);
            do {
                statement.execute("select pg_terminate_backend(pid) from pg_locks l" + OF_THIS_DATABASE);
            } while (!tookIt(statement));

            Ended ended = ended(process);

            assertThat(ended.err())
                    .contains(
                            "todoku: another Todoku works on the database since the connection was lost; this one ends.");
            assertThat(ended.exit()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
    }

    private static final String OF_THIS_DATABASE = " join pg_database d on d.oid = l.database"
            + " where l.locktype = 'advisory' and l.granted and d.datname = current_database()"
            + " and l.classid = %d and l.objid = %d".formatted(0x74_6f, 0x64_6f_6b_75); // the letters of "todoku"

    private static long holders(Statement statement) throws SQLException {
        try (ResultSet count = statement.executeQuery("select count(*) from pg_locks l" + OF_THIS_DATABASE)) {
            count.next();
            return count.getLong(1);
        }
    }

    private static boolean tookIt(Statement statement) throws SQLException {
        try (ResultSet locked = statement.executeQuery("select pg_try_advisory_lock(x'746f646f6b75'::bigint)")) {
            locked.next();
            return locked.getBoolean(1);
        }
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return ended(start(arguments));
    }

    private Process start(String... arguments) throws IOException {
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
        return builder.redirectError(home.resolve("err").toFile()).start();
    }

    private Ended ended(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, Files.readString(home.resolve("err")));
    }
}
