package dev.todoku.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

/**
 * The least it costs to put an event on disk: bare inserts into one table of the server's own PostgreSQL, from one
 * connection, 500 rows a commit as the server's writer at most does.
 */
final class InsertFloor implements AutoCloseable {

    private static final int GROUP = 500;

    private final Connection connection;
    private final Events events;

    InsertFloor(Database database, Events events) throws SQLException {
        this.connection = database.connect();
        this.events = events;
        execute("create schema bench");
        execute(
                "create table bench.events (account_id bigint not null, webhook_event_id text not null,"
                        + " received_at timestamptz not null, payload bytea not null, primary key (account_id, webhook_event_id))");
        connection.setAutoCommit(false);
    }

    /** Rows per second. */
    double run(Duration duration) throws SQLException {
        long began = System.nanoTime();
        long rows = 0;
        try (PreparedStatement insert =
                connection.prepareStatement("insert into bench.events select 1, e.id, '2026-01-01T00:00:00Z', e.payload"
                        + " from unnest(?::text[], ?::bytea[]) as e (id, payload)")) {
            while (System.nanoTime() - began < duration.toNanos()) {
                insert.setArray(1, connection.createArrayOf("text", ids()));
                insert.setArray(2, connection.createArrayOf("bytea", payloads()));
                rows += insert.executeUpdate();
                connection.commit();
            }
        }
        return rows / ((System.nanoTime() - began) / 1e9);
    }

    private Object[] ids() {
        Object[] ids = new Object[GROUP];
        for (int i = 0; i < GROUP; i++) {
            // As wide as LINE's, and like LINE's in rising order.
            ids[i] = new UUID(events.made(), i).toString().substring(9);
        }
        return ids;
    }

    private byte[][] payloads() {
        byte[][] payloads = new byte[GROUP][];
        for (int i = 0; i < GROUP; i++) {
            payloads[i] = events.next();
        }
        return payloads;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            execute("drop schema bench cascade");
            connection.commit();
        }
    }
}
