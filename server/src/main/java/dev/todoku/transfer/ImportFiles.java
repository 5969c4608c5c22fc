package dev.todoku.transfer;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Installation;
import dev.todoku.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Uploaded files below {@code TODOKU_HOME}, readable by the installation's own user, until their imports are over. */
@Component
final class ImportFiles {

    /** Files of one account at a time, those on their way among them. */
    private static final int COUNT_MAX = 10;

    /** Of all of them: two of the largest. */
    private static final long BYTES_MAX = 8L << 30;

    private static final int BUFFER = 1 << 20;

    private final Path folder;
    private final Ids ids;
    private final long bytesMax;

    @Autowired
    ImportFiles(Installation installation, Ids ids) {
        this(installation.home().resolve("imports"), ids, BYTES_MAX);
    }

    ImportFiles(Path folder, Ids ids, long bytesMax) {
        this.folder = folder;
        this.ids = ids;
        this.bytesMax = bytesMax;
    }

    /**
     * Takes an upload to its end; what is cut off leaves nothing behind.
     *
     * @throws Problem 409 if the account has too many files here, or they are too large together
     */
    UUID take(AccountId account, InputStream upload) throws IOException {
        UUID id = ids.next();
        Path file = begin(account, id);
        try (var out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = fill(upload, buffer); read > 0; read = fill(upload, buffer)) {
                out.write(buffer, 0, read);
                requireRoom(account);
            }
            return id;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static int fill(InputStream upload, byte[] buffer) throws IOException {
        return upload.readNBytes(buffer, 0, buffer.length);
    }

    /** One at a time, so that each is counted by the next. */
    private synchronized Path begin(AccountId account, UUID id) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        int present = of(account).size();
        if (present >= COUNT_MAX) {
            throw Problem.conflict(
                    "too-many-imports",
                    "imports: got one more than %d whose file is here (expected: at most that; finish or remove one)"
                            .formatted(present));
        }
        return Files.createFile(
                path(account, id), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private void requireRoom(AccountId account) throws IOException {
        long bytes = 0;
        for (Path each : of(account)) {
            bytes += each.toFile().length(); // 0 for one that has gone meanwhile
        }
        if (bytes > bytesMax) {
            throw Problem.conflict(
                    "imports-too-large",
                    "imports: got files of %d bytes and more together (expected: at most %d; finish or remove one)"
                            .formatted(bytes, bytesMax));
        }
    }

    private List<Path> of(AccountId account) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(account + "-"))
                    .toList();
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
