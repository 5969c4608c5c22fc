package dev.todoku.audience.index;

import static dev.todoku.audience.db.Tables.EPOCHS;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Installation;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Indexes as files below the installation's home, so that a start need not read every row. A file that is missing, damaged
 * or of another epoch is as good as none: the rows know everything.
 */
@Component
final class IndexFiles {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);
    private static final int FORM = 3;
    private static final int BUFFER = 1 << 20;

    private final Path folder;
    private final AccountScope scope;
    private final DSLContext sql;
    private final Ids ids;

    IndexFiles(Installation installation, AccountScope scope, DSLContext sql, Ids ids) {
        this.folder = installation.home().resolve("audiences");
        this.scope = scope;
        this.sql = sql;
        this.ids = ids;
    }

    /** Fills the index from its file; false if there is none that is of use. Within the account's scope. */
    boolean load(AccountId account, AccountIndex index) {
        Path file = file(account);
        if (!Files.exists(file)) {
            return false;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            return in.readInt() == FORM && in.readUTF().equals(epoch(account).toString()) && index.read(in);
        } catch (IOException | RuntimeException damaged) {
            LOG.warn("audience index of account {} is read from the rows, its file is of no use", account, damaged);
            return false;
        }
    }

    /** Written beside and moved into place; only the installation's own user may read it. */
    void save(AccountId account, AccountIndex index) {
        Path file = file(account);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft), BUFFER))) {
                out.writeInt(FORM);
                out.writeUTF(scope.apart(account, () -> epoch(account)).toString());
                index.write(out);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("audience index of account {} could not be written; the next start reads the rows", account, e);
        }
    }

    /** Someone was erased: what a file still says of them goes now. */
    void delete(AccountId account) {
        try {
            Files.deleteIfExists(file(account));
        } catch (IOException e) {
            LOG.warn("audience index of account {} could not be deleted", account, e);
        }
    }

    private UUID epoch(AccountId account) {
        sql.insertInto(EPOCHS)
                .values(account.value(), ids.next())
                .onConflictDoNothing()
                .execute();
        return sql.select(EPOCHS.EPOCH)
                .from(EPOCHS)
                .where(EPOCHS.ACCOUNT_ID.eq(account.value()))
                .fetchSingle()
                .value1();
    }

    private Path file(AccountId account) {
        return folder.resolve(account + ".index");
    }
}
