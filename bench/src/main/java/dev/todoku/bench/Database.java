package dev.todoku.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The embedded PostgreSQL of a running server, entered as its owner. */
final class Database {

    /** In PostgreSQL's own pid file: pid, data folder, start time, port. */
    private static final int PORT_LINE = 3;

    private final String url;
    private final String password;

    /** Finds it below the server's {@code TODOKU_HOME}. */
    Database(Path home) throws IOException {
        Path pidFile = home.resolve("postgres").resolve("data").resolve("postmaster.pid");
        this.url = "jdbc:postgresql://127.0.0.1:%s/postgres"
                .formatted(Files.readAllLines(pidFile).get(PORT_LINE).strip());
        this.password = Files.readString(home.resolve("secrets").resolve("postgres-password"))
                .strip();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "postgres", password);
    }

    /** The one number that a query answers. */
    long number(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
