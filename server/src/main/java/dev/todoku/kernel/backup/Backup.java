package dev.todoku.kernel.backup;

import dev.todoku.kernel.Installation;
import dev.todoku.kernel.SecretBox;
import dev.todoku.kernel.postgres.Database;
import dev.todoku.kernel.postgres.DatabaseSettings;
import dev.todoku.kernel.postgres.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Backs up and restores an installation, with the server's own settings. The master key is never in the file: whoever has
 * the file alone cannot act in an account's name at LINE.
 */
public final class Backup {

    static final String KEY_PROOF = "todoku/backup";

    private final Installation installation;
    private final DatabaseSettings settings;

    private Backup(Installation installation, DatabaseSettings settings) {
        this.installation = installation;
        this.settings = settings;
    }

    /** With the settings of the environment and of {@code --todoku.x=y}. */
    public static Backup with(String... arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(SettingsOnly.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(arguments)) {
            return new Backup(context.getBean(Installation.class), context.getBean(DatabaseSettings.class));
        }
    }

    /** Writes one file of everything; beside a running server too. Returns what to tell the user. */
    public String take(Path file, InstantSource clock) throws IOException, SQLException {
        SecretBox box = requireKey();
        try (Database database = Databases.startOrAttach(installation, settings)) {
            Contents contents = new BackupWriter(database.owner(), box, clock).write(file.toAbsolutePath());
            return "%s: %d tables, %d bytes. The master key is not in it: keep %s apart."
                    .formatted(file, contents.tables().size(), Files.size(file), keyName());
        }
    }

    /** Fills an empty installation from a file; refuses another. Returns what to tell the user. */
    public String restore(Path file) throws IOException, SQLException {
        SecretBox box = requireKey();
        try (Database database = Databases.start(installation, settings)) {
            Contents contents = new BackupReader(database.owner(), box).read(file.toAbsolutePath());
            return "%s: %d tables restored, as they were at %s."
                    .formatted(file, contents.tables().size(), contents.takenAt());
        }
    }

    /** A key made now would seal a proof that no old secret fits. */
    private SecretBox requireKey() {
        if (installation.masterKey() == null && !Files.exists(SecretBox.keyFile(installation))) {
            throw new IllegalStateException(
                    "master key: got none at %s (expected: the installation's own, there or as TODOKU_MASTER_KEY)"
                            .formatted(SecretBox.keyFile(installation)));
        }
        return SecretBox.of(installation);
    }

    private String keyName() {
        return installation.masterKey() == null
                ? SecretBox.keyFile(installation).toString()
                : "TODOKU_MASTER_KEY";
    }

    @EnableConfigurationProperties({Installation.class, DatabaseSettings.class})
    private static final class SettingsOnly {}
}
