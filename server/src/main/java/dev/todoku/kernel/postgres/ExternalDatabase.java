package dev.todoku.kernel.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A PostgreSQL that someone else runs, given by address.
 */
record ExternalDatabase(String url, String user, String password) implements Database {

    private static final int VERSION_MIN = 16;

    /**
     * Looks once whether it is there.
     *
     * @throws IllegalStateException if it cannot be reached or is older than 16
     */
    static ExternalDatabase connect(String url, String user, String password) {
        ExternalDatabase database = new ExternalDatabase(url, user, password);
        try (Connection connection = database.owner().getConnection()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < VERSION_MIN) {
                throw new IllegalStateException(
                        "TODOKU_DB_URL: got PostgreSQL %d (expected: %d or later)".formatted(version, VERSION_MIN));
            }
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "TODOKU_DB_URL: got %s, which answers: %s (expected: a PostgreSQL that lets TODOKU_DB_USER in)"
                            .formatted(url, e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        // it is not ours to stop
    }

    @Override
    public String toString() {
        return "ExternalDatabase[url=%s, user=%s]".formatted(url, user);
    }
}
