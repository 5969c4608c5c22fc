package dev.todoku.kernel.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.todoku.Todoku;
import dev.todoku.kernel.Installation;
import dev.todoku.kernel.SecretBox;
import dev.todoku.kernel.postgres.RestoreMark;
import dev.todoku.testing.FreshDatabase;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.TestClock;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

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
        backup(TODOKU.database().url(), KEY).take(file, clock);
        FreshDatabase filled = FreshDatabase.bare();
        backup(filled.url(), KEY).restore(file);

        assertThatThrownBy(() -> backup(filled.url(), KEY).restore(file))
                .hasMessageContaining("got an installation with data (expected: an empty one");
    }

    @Test
    void refusesTheDatabaseOfARunningServer() throws Exception {
        Path file = folder.resolve("todoku.zip");
        FreshDatabase running = TODOKU.database();
        backup(running.url(), KEY).take(file, clock);

        assertThatThrownBy(() -> backup(running.url(), KEY).restore(file))
                .hasMessageContaining("got a database another Todoku works on");
    }

    /** The rows are there, but nothing has told them yet that they are of a backup. */
    @Test
    void noServerStartsOnARestoreThatWasKilledAndTheNextRestoreCompletesIt() throws Exception {
        TODOKU.connect("jp-2023-light", null, 0);
        Path file = folder.resolve("todoku.zip");
        backup(TODOKU.database().url(), KEY).take(file, clock);
        FreshDatabase halfway = FreshDatabase.bare();

        assertThatThrownBy(() -> new BackupReader(new KilledOnceLoaded(halfway), box()).read(file))
                .isInstanceOf(Killed.class);
        assertThat(KilledOnceLoaded.isLoaded(halfway.owner())).isTrue();

        assertThatThrownBy(() -> Todoku.start(clock, new Random(1), settings(halfway.url(), KEY)))
                .hasRootCauseMessage(
                        "database: got one with an interrupted restore (expected: a whole one; run restore again)");
        backup(halfway.url(), KEY).restore(file);
        try (Connection connection = halfway.owner().getConnection()) {
            assertThat(RestoreMark.isSet(connection)).isFalse();
        }
    }

    private static SecretBox box() {
        return SecretBox.of(new Installation(
                InetAddress.getLoopbackAddress(), 0, 0, Path.of("unused"), null, null, Duration.ZERO, KEY));
    }

    private static final class Killed extends Error {}

    /** A process that ends as soon as what was loaded is committed: no handler of exceptions runs in it. */
    private static final class KilledOnceLoaded extends PGSimpleDataSource {

        KilledOnceLoaded(FreshDatabase database) {
            setUrl(database.url());
            setUser(database.user());
            setPassword(database.password());
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            if (isLoaded(connection)) {
                connection.close();
                throw new Killed();
            }
            return connection;
        }

        static boolean isLoaded(DataSource database) throws SQLException {
            try (Connection connection = database.getConnection()) {
                return isLoaded(connection);
            }
        }

        private static boolean isLoaded(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet table = statement.executeQuery("select to_regclass('account.accounts') is not null")) {
                table.next();
                if (!table.getBoolean(1)) {
                    return false;
                }
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select from account.accounts")) {
                return rows.next();
            }
        }
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
        return Backup.with(settings(url, key));
    }

    private String[] settings(String url, String key) {
        return new String[] {
            "--todoku.home=" + folder.resolve("home"),
            "--todoku.port=0",
            "--todoku.management-port=0",
            "--todoku.line.url=http://localhost:1",
            "--todoku.db.url=" + url,
            "--todoku.db.user=postgres",
            "--todoku.db.password=postgres",
            "--todoku.master-key=" + key
        };
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
