package dev.todoku.kernel.postgres;

import dev.todoku.kernel.Installation;
import dev.todoku.kernel.PrivateFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Finds the installation's database: the one given by URL, or the embedded one.
 */
public final class Databases {

    private static final int PASSWORD_BYTES = 24;

    private Databases() {}

    /** Starts the embedded one, or looks whether the given one is there. */
    public static Database start(Installation installation, DatabaseSettings settings) {
        return settings.url() != null
                ? external(settings.url(), settings)
                : EmbeddedDatabase.start(folder(installation), password(installation), settings.sharedBuffers());
    }

    /** As {@link #start}, but beside a server that runs already, its database. */
    public static Database startOrAttach(Installation installation, DatabaseSettings settings) {
        return settings.url() == null && EmbeddedDatabase.isInUse(folder(installation))
                ? EmbeddedDatabase.attach(folder(installation), password(installation))
                : start(installation, settings);
    }

    private static ExternalDatabase external(String url, DatabaseSettings settings) {
        return ExternalDatabase.connect(
                url,
                Objects.requireNonNullElse(settings.user(), ""),
                Objects.requireNonNullElse(settings.password(), ""));
    }

    private static Path folder(Installation installation) {
        return installation.home().resolve("postgres");
    }

    private static String password(Installation installation) {
        return PrivateFile.readOrCreate(installation.secrets().resolve("postgres-password"), () -> {
            byte[] bytes = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        });
    }
}
