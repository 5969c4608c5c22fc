package dev.todoku.kernel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    private static final String SECRET = "secret";

    @TempDir
    Path folder;

    /** Another process, so that it can be killed outright: adds a row, says so, and waits for its end. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] args) throws Exception {
            EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(args[0]), SECRET, "64MB");
            execute(database, "create table if not exists kept (n int)");
            execute(database, "insert into kept select count(*) + 1 from kept");
            System.out.println("ready");
            System.in.read();
            throw new IllegalStateException("still alive (expected: killed)");
        }
    }

    @Test
    void survivesKillAndKeepsWhatWasCommitted() throws Exception {
        killAfterOneRow();
        killAfterOneRow();

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, SECRET, "64MB")) {
            assertThat(count(database)).isEqualTo(2);
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "wrong"))
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder, SECRET, "64MB"))
                    .hasMessageContaining("in use by another Todoku");
            assertThat(EmbeddedDatabase.isInUse(folder)).isTrue();
            assertThat(count(EmbeddedDatabase.attach(folder, SECRET))).isEqualTo(2);
        }
        assertThat(EmbeddedDatabase.isInUse(folder)).isFalse();
    }

    @Test
    void closesTheTrustThatACrashLeftOpen() throws Exception {
        EmbeddedDatabase.start(folder, SECRET, "64MB").close();
        Path access = folder.resolve("data").resolve("pg_hba.conf");
        Files.writeString(access, "local all all trust\nhost all all 127.0.0.1/32 trust\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, SECRET, "64MB")) {
            assertThat(Files.readString(access)).doesNotContain("trust");
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "wrong"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    private void killAfterOneRow() throws IOException {
        Process victim = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = victim.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.lines().anyMatch("ready"::equals)).isTrue();
        } finally {
            victim.destroyForcibly().onExit().join();
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Database database) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
