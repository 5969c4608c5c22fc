package dev.todoku.testing;

import dev.todoku.kernel.postgres.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An empty, migrated database of its own: a copy of a template in the one PostgreSQL of this JVM, which trades durability
 * for speed.
 */
public final class FreshDatabase {

    private static final String TEMPLATE = "todoku_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;

    private FreshDatabase(String name) {
        this.name = name;
    }

    /** A migrated one. */
    public static FreshDatabase create() {
        return copyOf(TEMPLATE);
    }

    /** One without any schema of ours, as a restore needs it. */
    public static FreshDatabase bare() {
        return copyOf("template0");
    }

    private static FreshDatabase copyOf(String template) {
        FreshDatabase database = new FreshDatabase("todoku_" + NUMBER.incrementAndGet());
        Server.execute("create database %s template %s".formatted(database.name, template));
        return database;
    }

    public String url() {
        return Server.url(name);
    }

    public String user() {
        return "postgres";
    }

    public String password() {
        return "postgres"; // the server trusts every local process
    }

    /** Connects as the owner of the tables, whom row-level security lets pass. */
    public DataSource owner() {
        return Server.owner(name);
    }

    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("shared_buffers", "256MB")
                        .start();
                try (Connection connection = postgres.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("create database " + TEMPLATE);
                }
                Migrations.run(source(postgres, TEMPLATE));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static DataSource owner(String database) {
            return source(POSTGRES, database);
        }

        private static String url(String database) {
            return url(POSTGRES, database);
        }

        private static synchronized void execute(String sql) {
            try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static DataSource source(EmbeddedPostgres postgres, String database) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url(postgres, database));
            source.setUser("postgres");
            source.setPassword("postgres");
            return source;
        }

        private static String url(EmbeddedPostgres postgres, String database) {
            return "jdbc:postgresql://localhost:%d/%s".formatted(postgres.getPort(), database);
        }
    }
}
