package dev.todoku.kernel.postgres;

import dev.todoku.kernel.DatabaseLost;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One server, or one restore, at a time works on a database: background work claims rows without asking whether another
 * does the same. Held as PostgreSQL's advisory lock on a connection of its own, so that it ends with the process, however
 * that ends.
 */
public final class SoleServer implements AutoCloseable {

    /** The letters of "todoku"; any number would do, as long as nobody else on the database takes the same. */
    private static final long KEY = 0x74_6f_64_6f_6b_75L;

    /** A server that was killed a moment ago lets go as soon as PostgreSQL notices. */
    private static final int TRIES = 50;

    private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();

    /** How often it looks whether the lock is still held. */
    private static final long LOOK_NANOS = Duration.ofSeconds(2).toNanos();

    private static final int ANSWER_SECONDS = 5;

    /** A PostgreSQL that takes questions and never answers must not keep the watch, or a start, for ever. */
    private static final int SILENCE_MILLIS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(SoleServer.class);

    private final DataSource database;

    /** Sessions of this process that held the lock or asked for it; PostgreSQL may notice late that one has ended. */
    private final Set<String> own = new HashSet<>();

    private Connection connection;
    private volatile boolean closed;

    private SoleServer(DataSource database) throws SQLException {
        this.database = database;
        this.connection = connect();
    }

    private Connection connect() throws SQLException {
        Connection fresh = database.getConnection();
        fresh.setNetworkTimeout(Runnable::run, SILENCE_MILLIS);
        return fresh;
    }

    /**
     * Claims the database.
     *
     * @throws IllegalStateException if another server has it
     */
    public static SoleServer claim(DataSource database) {
        try {
            SoleServer sole = new SoleServer(database);
            boolean held = false;
            try {
                sole.own.add(session(sole.connection));
                for (int i = 0; i < TRIES && !held; i++) {
                    if (i > 0) {
                        LockSupport.parkNanos(PAUSE_NANOS);
                    }
                    held = tryLock(sole.connection);
                }
            } finally {
                if (!held) {
                    sole.close();
                }
            }
            if (!held) {
                throw new IllegalStateException(
                        "TODOKU_DB_URL: got a database another Todoku works on (expected: one of its own; stop the other)");
            }
            return sole;
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

    /** Looks from time to time whether the lock is still held, until it is lost for good; tells so once. */
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
     * then, and the database is lost only if somebody else has it. An ended connection of this server, which PostgreSQL
     * still takes for alive, keeps it for this server. While PostgreSQL does not answer nothing is lost: this server can
     * write nothing, so it sends nothing.
     */
    synchronized Optional<DatabaseLost> look() {
        try {
            return closed || connection.isValid(ANSWER_SECONDS) ? Optional.empty() : claimAgain();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("The database does not answer; whether it is still this server's is looked up again.", e);
            return Optional.empty();
        }
    }

    private Optional<DatabaseLost> claimAgain() throws SQLException {
        connection.close();
        Connection fresh = connect();
        boolean held = false;
        try {
            String session = session(fresh);
            own.add(session);
            held = tryLock(fresh);
            if (held) {
                LOG.warn("The connection that held the database for this server was lost; it is held again.");
                connection = fresh;
                own.retainAll(Set.of(session));
                return Optional.empty();
            }
            return holder(fresh)
                    .filter(holder -> !own.contains(holder))
                    .map(_ -> new DatabaseLost("another Todoku works on the database since the connection was lost"));
        } finally {
            if (!held) {
                fresh.close();
            }
        }
    }

    private static String session(Connection connection) throws SQLException {
        return ask(connection, "where a.pid = pg_backend_pid()").orElseThrow();
    }

    /** The session that has the lock; empty if it was let go in this moment. */
    private static Optional<String> holder(Connection connection) throws SQLException {
        return ask(connection, """
                join pg_locks l using (pid) join pg_database d on d.oid = l.database
                where l.locktype = 'advisory' and l.granted and d.datname = current_database()
                  and l.classid = %d and l.objid = %d and l.objsubid = 1
                """.formatted(KEY >>> 32, KEY & 0xFFFF_FFFFL));
    }

    /** A session by its process and when that began, since processes get the same numbers again. */
    private static Optional<String> ask(Connection connection, String which) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select concat(pid, ' since ', a.backend_start) from pg_stat_activity a " + which)) {
            return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        closed = true;
        connection.close();
    }
}
