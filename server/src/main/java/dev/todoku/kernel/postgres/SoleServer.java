package dev.todoku.kernel.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * One server at a time works on a database: its background work claims rows without asking whether another does the same.
 * Held as PostgreSQL's advisory lock on a connection of its own, so that it ends with the process, however that ends.
 */
final class SoleServer implements AutoCloseable {

    /** The letters of "todoku"; any number would do, as long as nobody else on the database takes the same. */
    private static final long KEY = 0x74_6f_64_6f_6b_75L;

    /** A server that was killed a moment ago lets go as soon as PostgreSQL notices. */
    private static final int TRIES = 50;

    private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();

    private final Connection connection;

    private SoleServer(Connection connection) {
        this.connection = connection;
    }

    /**
     * Claims the database.
     *
     * @throws IllegalStateException if another server has it
     */
    static SoleServer claim(DataSource database) {
        try {
            Connection connection = database.getConnection();
            for (int i = 0; i < TRIES; i++) {
                if (tryLock(connection)) {
                    return new SoleServer(connection);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            connection.close();
            throw new IllegalStateException(
                    "TODOKU_DB_URL: got a database another Todoku works on (expected: one of its own; stop the other)");
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }

    private static boolean tryLock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet locked = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
            return locked.next() && locked.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
