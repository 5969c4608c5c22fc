package dev.todoku.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/**
 * A file that only the installation's own user can read: keys, the first token. A backup never takes one.
 */
public final class PrivateFile {

    private PrivateFile() {}

    /**
     * Its text without surrounding space; written with {@code fresh} if there is no such file. Written beside and moved
     * into place: a crash leaves the whole secret or none.
     */
    public static String readOrCreate(Path file, Supplier<String> fresh) {
        try {
            if (!Files.exists(file)) {
                var onlyOwner = PosixFilePermissions.fromString("rwx------");
                Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(onlyOwner));
                Path draft = file.resolveSibling(file.getFileName() + ".new");
                Files.deleteIfExists(draft);
                Files.createFile(
                        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(draft, fresh.get());
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s: %s (expected: a file this user may read)".formatted(file, e.getMessage()), e);
        }
    }
}
