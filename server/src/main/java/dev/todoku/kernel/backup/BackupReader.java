package dev.todoku.kernel.backup;

import dev.todoku.kernel.SecretBox;
import dev.todoku.kernel.postgres.Migrations;
import dev.todoku.kernel.postgres.RestoreMark;
import dev.todoku.kernel.postgres.SoleServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills an empty installation from a backup: migrates to the backup's versions, then loads every table in one transaction.
 * Then it migrates on and lets each module say what a restore means for its rows, in {@code db/restored/<module>.sql}. What
 * fails half-way is removed, so that it can be tried again; what is killed half-way keeps its {@link RestoreMark}, with
 * which no server starts, and is removed by the next try.
 */
final class BackupReader {

    private final DataSource owner;
    private final SecretBox box;

    BackupReader(DataSource owner, SecretBox box) {
        this.owner = owner;
        this.box = box;
    }

    Contents read(Path file) throws IOException, SQLException {
        try (ZipFile zip = new ZipFile(file.toFile());
                SoleServer _ = SoleServer.claim(owner);
                Connection connection = owner.getConnection()) {
            Contents contents = contents(zip);
            requireKey(contents);
            requireEmpty(connection);
            RestoreMark.set(connection);
            try {
                Migrations.run(owner, contents.versions());
                load(connection, contents, zip);
                Migrations.run(owner);
                settle(connection);
            } catch (IOException | SQLException | RuntimeException e) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
                remove(connection);
                throw e;
            }
            return contents;
        }
    }

    private static void requireEmpty(Connection connection) throws SQLException {
        if (RestoreMark.isSet(connection)) {
            remove(connection);
        }
        if (!new Catalogue(connection).isEmpty()) {
            throw new IllegalStateException(
                    "restore: got an installation with data (expected: an empty one; set TODOKU_HOME or TODOKU_DB_URL)");
        }
    }

    private void load(Connection connection, Contents contents, ZipFile zip) throws IOException, SQLException {
        connection.setAutoCommit(false);
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        try (Statement statement = connection.createStatement()) {
            skipTriggersIfAllowed(statement);
            for (Contents.Partition each : contents.partitions()) {
                statement.execute("create table if not exists %s partition of %s %s"
                        .formatted(each.name(), each.parent(), each.bounds()));
            }
            for (Contents.Table table : contents.tables()) {
                try (InputStream rows = entry(zip, table.entry())) {
                    copy.copyIn("copy %s (%s) from stdin".formatted(table.name(), table.columnList()), rows);
                }
            }
            for (Contents.Sequence sequence : contents.sequences()) {
                statement.execute("select setval('%s', %d)".formatted(sequence.name(), sequence.last()));
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void settle(Connection connection) throws IOException, SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String module : Migrations.MODULES) {
                try (InputStream script =
                        BackupReader.class.getResourceAsStream("/db/restored/%s.sql".formatted(module))) {
                    if (script != null) {
                        statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        RestoreMark.clear(connection);
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** The rows were consistent when they were read; only a superuser may say so. */
    private static void skipTriggersIfAllowed(Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery("select rolsuper from pg_roles where rolname = current_user")) {
            answer.next();
            if (!answer.getBoolean(1)) {
                return;
            }
        }
        statement.execute("set local session_replication_role = replica");
    }

    private static void remove(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            for (String module : Migrations.MODULES.reversed()) {
                statement.execute("drop schema if exists " + module + " cascade");
            }
        }
        RestoreMark.clear(connection);
    }

    private void requireKey(Contents contents) {
        try {
            box.open(Base64.getDecoder().decode(contents.keyProof()), Backup.KEY_PROOF);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "master key: got another one (expected: the key of the installation that was backed up)", e);
        }
    }

    private static Contents contents(ZipFile zip) throws IOException {
        try (InputStream in = entry(zip, Contents.ENTRY)) {
            Contents contents = new JsonMapper().readValue(in, Contents.class);
            if (contents.format() != Contents.FORMAT) {
                throw new IOException("format: got %d (expected: %d)".formatted(contents.format(), Contents.FORMAT));
            }
            return contents;
        }
    }

    private static InputStream entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("%s: got no %s (expected: a backup of Todoku)".formatted(zip.getName(), name));
        }
        return zip.getInputStream(entry);
    }
}
