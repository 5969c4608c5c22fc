package dev.todoku.kernel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.todoku.testing.FreshDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

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

    /** A network that drops packets ends a connection here long before PostgreSQL notices. */
    @Test
    void aConnectionThatOnlyPostgresTakesForAliveKeepsTheDatabaseForThisServer() throws SQLException {
        Connections connections = new Connections();
        try (SoleServer sole = SoleServer.claim(connections)) {
            connections.lost = connections.opened.getLast();

            assertThat(sole.look()).isEmpty();
            assertThat(connections.opened).hasSize(2);
            assertThat(connections.opened.getLast().isClosed()).isTrue();

            cutConnections();
            assertThat(sole.look()).isEmpty();
            assertThat(connections.opened.getLast().isValid(1)).isTrue();
            cutConnections();
            try (SoleServer second = SoleServer.claim(database.owner())) {
                assertThat(sole.look()).isPresent();
                assertThat(second.look()).isEmpty();
            }
        }
    }

    @Test
    void whatFailsWhileLookingIsTriedAgainAndLeavesNoConnectionOpen() throws SQLException {
        Connections connections = new Connections();
        try (SoleServer sole = SoleServer.claim(connections)) {
            cutConnections();
            connections.failure = new IllegalStateException("the driver's fault");
            assertThat(sole.look()).isEmpty();
            connections.failure = new SQLException("no answer");
            assertThat(sole.look()).isEmpty();
            assertThat(connections.opened).hasSize(3).allMatch(SoleServerTest::isClosed);

            connections.failure = null;
            assertThat(sole.look()).isEmpty();
            assertThat(isClosed(connections.opened.getLast())).isFalse();
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Connections that can be lost without PostgreSQL's knowledge, or fail at their first statement. */
    private final class Connections extends PGSimpleDataSource {

        private final transient List<Connection> opened = new ArrayList<>();
        private transient @Nullable Connection lost;
        private @Nullable Exception failure;

        Connections() {
            setUrl(database.url());
            setUser(database.user());
            setPassword(database.password());
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection real = super.getConnection();
            opened.add(real);
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        if (real.equals(lost) && method.getName().equals("isValid")) {
                            return false;
                        }
                        if (real.equals(lost) && method.getName().equals("close")) {
                            return null;
                        }
                        if (failure != null && method.getName().equals("createStatement")) {
                            throw failure;
                        }
                        return method.invoke(real, arguments);
                    });
        }
    }
}
