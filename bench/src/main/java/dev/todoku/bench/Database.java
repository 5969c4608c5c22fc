package dev.todoku.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

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

    /** How long it takes to COPY a CSV with a header into a new table of texts, committed. */
    double copySeconds(Path csv) throws IOException, SQLException {
        String header;
        try (var lines = Files.lines(csv)) {
            header = lines.findFirst().orElseThrow();
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                InputStream in = Files.newInputStream(csv)) {
            statement.execute(
                    "create table public.bench_copy (\"%s\" text)".formatted(header.replace(",", "\" text, \"")));
            long began = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy public.bench_copy from stdin with (format csv, header)", in);
            double seconds = (System.nanoTime() - began) / 1e9;
            statement.execute("drop table public.bench_copy");
            return seconds;
        }
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
