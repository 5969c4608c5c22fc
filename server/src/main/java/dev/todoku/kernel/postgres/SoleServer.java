package dev.todoku.kernel.postgres;

import dev.todoku.kernel.DatabaseLost;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    /** How often it looks whether the lock is still held. */
    private static final long LOOK_NANOS = Duration.ofSeconds(2).toNanos();

    private static final int ANSWER_SECONDS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(SoleServer.class);

    private final DataSource database;
    private Connection connection;
    private volatile boolean closed;

    private SoleServer(DataSource database, Connection connection) {
        this.database = database;
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
                    return new SoleServer(database, connection);
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

    /** Looks from time to time whether the lock is still held, until it is lost for good. */
    void watch(Consumer<DatabaseLost> lost) {
        Thread.ofPlatform().name("sole-server").daemon().start(() -> {
            Optional<DatabaseLost> found = Optional.empty();
            while (!closed && found.isEmpty()) {
                LockSupport.parkNanos(LOOK_NANOS);
                found = closed ? Optional.empty() : look();
            }
            found.ifPresent(lost);
        });
    }

    /**
     * Looks once. The lock ends with its connection, for instance when PostgreSQL was started anew; it is claimed again
     * then, and only if another server was faster the database is lost. While PostgreSQL does not answer nothing is: this
     * server can write nothing, so it sends nothing.
     */
    synchronized Optional<DatabaseLost> look() {
        try {
            if (closed || connection.isValid(ANSWER_SECONDS)) {
                return Optional.empty();
            }
            connection.close();
            Connection fresh = database.getConnection();
            if (tryLock(fresh)) {
                LOG.warn("The connection that held the database for this server was lost; it is held again.");
                connection = fresh;
                return Optional.empty();
            }
            fresh.close();
            return Optional.of(new DatabaseLost("another Todoku works on the database since the connection was lost"));
        } catch (SQLException e) {
            LOG.warn("The database does not answer; whether it is still this server's is looked up again.", e);
            return Optional.empty();
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        closed = true;
        connection.close();
    }
}
