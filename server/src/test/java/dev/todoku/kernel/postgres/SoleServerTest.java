package dev.todoku.kernel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.todoku.testing.FreshDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class SoleServerTest {

    private final FreshDatabase database = FreshDatabase.bare();

    /** What a restart of PostgreSQL, or a firewall, does to the connection that holds the lock. */
    private void cutConnections() throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database"
                            + " where l.locktype = 'advisory' and d.datname = current_database()");
        }
    }

    @Test
    void aLostConnectionIsNoticedAndTheDatabaseHeldAgain() throws SQLException {
        try (SoleServer sole = SoleServer.claim(database.owner())) {
            cutConnections();

            assertThat(sole.look()).isEmpty();

            assertThatThrownBy(() -> SoleServer.claim(database.owner()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another Todoku works on");
        }
    }

    @Test
    void theDatabaseIsLostIfAnotherServerTookItMeanwhile() throws SQLException {
        try (SoleServer first = SoleServer.claim(database.owner())) {
            assertThat(first.look()).isEmpty();
            cutConnections();
            try (SoleServer second = SoleServer.claim(database.owner())) {
                assertThat(first.look()).isPresent();
                assertThat(second.look()).isEmpty();
            }
        }
    }
}
