package dev.todoku.transfer;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Uploaded files below {@code TODOKU_HOME}, readable by the installation's own user, until their imports are over. */
@Component
final class ImportFiles {

    private final Path folder;
    private final Ids ids;

    ImportFiles(Installation installation, Ids ids) {
        this.folder = installation.home().resolve("imports");
        this.ids = ids;
    }

    /** Takes an upload to its end; what is cut off leaves nothing behind. */
    UUID take(AccountId account, InputStream upload) throws IOException {
        UUID id = ids.next();
        Path file = path(account, id);
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (var out = Files.newOutputStream(Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))))) {
            upload.transferTo(out);
            return id;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    Path path(AccountId account, UUID id) {
        return folder.resolve("%s-%s.csv".formatted(account, id));
    }

    void delete(AccountId account, UUID id) {
        delete(path(account, id));
    }

    /** Removes what no import needs any more. */
    void sweep(Set<Path> needed) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> !needed.contains(file)).forEach(ImportFiles::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
