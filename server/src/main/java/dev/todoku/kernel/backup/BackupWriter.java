package dev.todoku.kernel.backup;

import dev.todoku.kernel.SecretBox;
import dev.todoku.kernel.postgres.Migrations;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes one repeatable-read snapshot of every table into one zip, by COPY as text, which every PostgreSQL reads. Written
 * beside and moved into place: an interrupted backup leaves no file that looks like one.
 */
final class BackupWriter {

    private final DataSource owner;
    private final SecretBox box;
    private final InstantSource clock;

    BackupWriter(DataSource owner, SecretBox box, InstantSource clock) {
        this.owner = owner;
        this.box = box;
        this.clock = clock;
    }

    Contents write(Path file) throws IOException, SQLException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(draft);
        // It holds personal data: nobody else may read it, not even while it grows.
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Connection connection = owner.getConnection();
                OutputStream out = Files.newOutputStream(draft);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Contents contents = contents(connection);
            zip.putNextEntry(new ZipEntry(Contents.ENTRY));
            zip.write(new JsonMapper().writeValueAsBytes(contents));
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Contents.Table table : contents.tables()) {
                zip.putNextEntry(new ZipEntry(table.entry()));
                copy.copyOut("copy (select %s from %s) to stdout".formatted(table.columnList(), table.name()), zip);
            }
            connection.rollback();
            zip.finish();
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return contents;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Contents contents(Connection connection) throws SQLException {
        Catalogue catalogue = new Catalogue(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local search_path = pg_catalog"); // names come out with their schema
        }
        return new Contents(
                Contents.FORMAT,
                clock.instant(),
                Base64.getEncoder().encodeToString(box.seal(Backup.KEY_PROOF, Backup.KEY_PROOF)),
                Migrations.versions(owner),
                catalogue.partitions(),
                catalogue.tables(),
                catalogue.sequences());
    }
}
