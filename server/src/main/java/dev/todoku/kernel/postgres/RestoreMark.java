package dev.todoku.kernel.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Says of a database that a restore into it has begun and not ended: until the modules have said what a restore means for
 * their rows, a server would send what had been sent since the backup. A schema of its own, since it is there before any
 * other and goes in the restore's last transaction.
 */
public final class RestoreMark {

    private static final String SCHEMA = "todoku_restore_unfinished";

    private RestoreMark() {}

    public static void set(Connection connection) throws SQLException {
        execute(connection, "create schema " + SCHEMA);
    }

    public static void clear(Connection connection) throws SQLException {
        execute(connection, "drop schema if exists " + SCHEMA);
    }

    public static boolean isSet(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select from pg_namespace where nspname = '" + SCHEMA + "'")) {
            return found.next();
        }
    }

    /**
     * Lets a server start on what is whole.
     *
     * @throws IllegalStateException if a restore was interrupted
     */
    static void requireNone(DataSource owner) {
        try (Connection connection = owner.getConnection()) {
            if (isSet(connection)) {
                throw new IllegalStateException(
                        "database: got one with an interrupted restore (expected: a whole one; run restore again)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
