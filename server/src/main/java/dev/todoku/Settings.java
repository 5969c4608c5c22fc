package dev.todoku;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Every setting that users may make, from the one list in {@code settings.txt}: the launcher prints it, the command line
 * follows it, and a test holds the table in {@code docs/operations.md} and the defaults in {@code application.properties}
 * against it.
 */
final class Settings {

    private Settings() {}

    /**
     * One setting.
     *
     * @param variable of the environment, such as {@code TODOKU_DB_URL}
     * @param usual its default, or what stands in for one
     * @param text what it is
     */
    record Setting(String variable, String usual, String text) {

        /** As an option of the command line: {@code db-url}. */
        String option() {
            return variable.substring("TODOKU_".length())
                    .toLowerCase(Locale.ROOT)
                    .replace('_', '-');
        }

        /** As Spring's property: {@code todoku.db.url}. */
        String property() {
            return "todoku." + option().replaceFirst("^(db|line|audience|gateway)-", "$1.");
        }

        /** Others on the machine see a command line. */
        boolean isSecret() {
            return variable.endsWith("_KEY") || variable.endsWith("_PASSWORD");
        }
    }

    static List<Setting> all() {
        return list().lines()
                .map(line -> line.split(" {2,}", 3))
                .map(column -> new Setting(column[0], column[1], column[2]))
                .toList();
    }

    /** The list as it is printed. */
    static String list() {
        try (InputStream list = Settings.class.getResourceAsStream("/settings.txt")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
