package dev.todoku.kernel.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL of our own under the installation's folder. The library only unpacks and starts it; this owns the rest:
 * one server per folder, what a killed server left is stopped first, a password instead of trust, durability on.
 *
 * <p>Restarts after {@code kill -9}: the data folder is kept, PostgreSQL replays its log.
 */
final class EmbeddedDatabase implements Database {

    private static final Duration STOP_WAIT = Duration.ofSeconds(20);
    private static final Duration START_WAIT = Duration.ofSeconds(60);
    private static final String USER = "postgres";
    private static final String PASSWORD_ONLY =
            "local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n";

    /** What makes a commit a commit. Checked by query at each start, since a configuration can be overridden. */
    private static final Map<String, String> DURABILITY =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private final FileChannel lock;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(FileChannel lock, EmbeddedPostgres server, String password) {
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    /** Starts it; {@code secret}, the superuser's password, must be kept somewhere before this is called. */
    static EmbeddedDatabase start(Path folder, String secret, String sharedBuffers) {
        try {
            Files.createDirectories(folder);
            // The library unpacks programs that anyone may overwrite: nobody else gets that far.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            FileChannel lock = lock(folder);
            try {
                return start(folder.toRealPath(), secret, sharedBuffers, lock);
            } catch (IOException | SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("embedded PostgreSQL in %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static EmbeddedDatabase start(Path folder, String secret, String sharedBuffers, FileChannel lock)
            throws IOException, SQLException {
        Path data = folder.resolve("data");
        stopOrphan(data);
        Path access = data.resolve("pg_hba.conf");
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("bin").toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_WAIT)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("shared_buffers", sharedBuffers)
                .setServerConfig("work_mem", "16MB")
                .setServerConfig("maintenance_work_mem", "128MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("wal_compression", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("timezone", "UTC")
                .setConnectConfig("password", secret);
        DURABILITY.forEach(builder::setServerConfig);
        EmbeddedPostgres server = builder.start();
        EmbeddedDatabase database = new EmbeddedDatabase(lock, server, secret);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            // The first start trusts every local process; a crash may have left it so: ask the file, not our memory.
            if (!Files.readString(access).equals(PASSWORD_ONLY)) {
                statement.execute("alter user postgres password '" + secret + "'");
                Files.writeString(access, PASSWORD_ONLY);
                statement.execute("select pg_reload_conf()");
            }
            requireDurability(statement);
            return database;
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The database of a server that runs on this folder now; the pid file's fourth line is its port. */
    static ExternalDatabase attach(Path folder, String secret) {
        Path pidFile = folder.resolve("data").resolve("postmaster.pid");
        try {
            String port = Files.readAllLines(pidFile).get(3).trim();
            return ExternalDatabase.connect("jdbc:postgresql://127.0.0.1:%s/postgres".formatted(port), USER, secret);
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new IllegalStateException("%s: got no running server (expected: one)".formatted(folder), e);
        }
    }

    /** Whether a server runs on this folder now. */
    static boolean isInUse(Path folder) {
        if (!Files.exists(folder)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE)) {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // this same process holds it: the same answer
        }
        channel.close();
        throw new IllegalStateException(
                "%s: got a folder in use by another Todoku (expected: one server per folder; ".formatted(folder)
                        + "stop the other, or set TODOKU_HOME)");
    }

    /** A server killed outright leaves its PostgreSQL running; its clients are dead, so it may be stopped. */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) {
            return;
        }
        long pid = Long.parseLong(lines.getFirst().trim());
        Path commandLine = Path.of("/proc/" + pid + "/cmdline");
        // A pid is used again after a restart of the machine: only a process that names our folder is ours.
        if (!Files.exists(commandLine) || !Files.readString(commandLine).contains(data.toString())) {
            return;
        }
        Optional<ProcessHandle> orphan = ProcessHandle.of(pid);
        if (orphan.isPresent()) {
            orphan.get().destroy();
            awaitEnd(orphan.get());
        }
    }

    private static void awaitEnd(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(STOP_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an earlier server stops", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "process %d: still running after %s (expected: an end after SIGTERM)"
                            .formatted(process.pid(), STOP_WAIT),
                    e);
        }
    }

    private static void requireDurability(Statement statement) throws SQLException {
        for (Map.Entry<String, String> setting : DURABILITY.entrySet()) {
            try (ResultSet result = statement.executeQuery("show " + setting.getKey())) {
                result.next();
                if (!setting.getValue().equals(result.getString(1))) {
                    throw new IllegalStateException("%s: got %s (expected: %s)"
                            .formatted(setting.getKey(), result.getString(1), setting.getValue()));
                }
            }
        }
    }

    @Override
    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
    }

    @Override
    public String user() {
        return USER;
    }

    @Override
    public String password() {
        return password;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), password);
    }

    @Override
    public void close() {
        try (lock) {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("embedded PostgreSQL does not stop: " + e.getMessage(), e);
        }
    }
}
