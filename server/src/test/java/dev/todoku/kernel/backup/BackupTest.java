package dev.todoku.kernel.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.todoku.testing.FreshDatabase;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    private static final String KEY = "0123456789abcdef".repeat(4);

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z", "todoku.master-key=" + KEY);

    @TempDir
    Path folder;

    private final TestClock clock = TestClock.at("2026-11-22T03:00:00Z");

    @Test
    void whatIsRestoredIsWhatWasBackedUp() throws Exception {
        TODOKU.connect("jp-2023-light", null, 0);
        TODOKU.connect("jp-2023-standard", 500L, 0);
        FreshDatabase running = TODOKU.database();
        Path file = folder.resolve("todoku.zip");

        String told = backup(running.url(), KEY).take(file, clock);
        FreshDatabase empty = FreshDatabase.bare();
        backup(empty.url(), KEY).restore(file);

        assertThat(told).contains("The master key is not in it");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(rows(empty)).isEqualTo(rows(running)).hasSizeGreaterThan(4);
        assertThat(nextAccount(empty)).isEqualTo(nextAccount(running));
    }

    @Test
    void refusesAnInstallationWithData() throws Exception {
        Path file = folder.resolve("todoku.zip");
        FreshDatabase running = TODOKU.database();
        backup(running.url(), KEY).take(file, clock);

        assertThatThrownBy(() -> backup(running.url(), KEY).restore(file))
                .hasMessageContaining("got an installation with data (expected: an empty one");
    }

    @Test
    void refusesAnotherMasterKeyAndLeavesTheInstallationEmpty() throws Exception {
        Path file = folder.resolve("todoku.zip");
        backup(TODOKU.database().url(), KEY).take(file, clock);
        FreshDatabase empty = FreshDatabase.bare();

        assertThatThrownBy(() -> backup(empty.url(), "f".repeat(64)).restore(file))
                .hasMessageContaining("master key: got another one");

        backup(empty.url(), KEY).restore(file);
    }

    private Backup backup(String url, String key) {
        return Backup.with(
                "--todoku.home=" + folder.resolve("home"),
                "--todoku.db.url=" + url,
                "--todoku.db.user=postgres",
                "--todoku.db.password=postgres",
                "--todoku.master-key=" + key);
    }

    private static long nextAccount(FreshDatabase database) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet next = statement.executeQuery(
                        "select nextval(pg_get_serial_sequence('account.accounts', 'account_id'))")) {
            next.next();
            return next.getLong(1);
        }
    }

    /** A digest of every table's rows. */
    private static Map<String, String> rows(FreshDatabase database) throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            for (Contents.Table table : new Catalogue(connection).tables()) {
                try (ResultSet digest = statement.executeQuery(
                        "select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from %s t"
                                .formatted(table.name()))) {
                    digest.next();
                    digests.put(table.name(), digest.getString(1));
                }
            }
        }
        return digests;
    }
}
