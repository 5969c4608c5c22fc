package dev.todoku.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.Todoku;
import dev.todoku.emulator.EmulatorOptions;
import dev.todoku.emulator.EmulatorServer;
import dev.todoku.kernel.AccountId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * The whole server on a free port, on a fresh database, beside an emulator whose clock it follows. The clock stands until
 * {@link #advance}, which returns when both sides have nothing left to do: no test waits for anything.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");
 * }</pre>
 */
public final class RunningTodoku implements BeforeAllCallback, AfterAllCallback {

    private static final long SEED = 20261122;

    private final Instant start;
    private final List<String> settings;
    private @Nullable FreshDatabase database;
    private @Nullable EmulatorServer emulator;
    private @Nullable ConfigurableApplicationContext server;
    private @Nullable Path home;

    private RunningTodoku(Instant start, List<String> settings) {
        this.start = start;
        this.settings = settings;
    }

    /** Starts with the first test of the class, at this instant; {@code settings} as {@code todoku.x=y}. */
    public static RunningTodoku at(String instant, String... settings) {
        return new RunningTodoku(Instant.parse(instant), List.of(settings));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        database = FreshDatabase.create();
        home = Files.createTempDirectory("todoku-test");
        emulator = EmulatorServer.start(EmulatorOptions.onFreePort().frozenAt(start));
        Stream<String> own = Stream.of(
                "todoku.port=0",
                "todoku.management-port=0",
                "todoku.home=" + home,
                "todoku.db.url=" + database.url(),
                "todoku.db.user=" + database.user(),
                "todoku.db.password=" + database.password(),
                "todoku.line.url=" + emulator.url(),
                "todoku.clock=" + emulator.url(),
                "logging.level.root=warn");
        server = Todoku.start(
                InstantSource.system(), // not used: the clock is followed
                new Random(SEED),
                Stream.concat(own, settings.stream()).map("--"::concat).toArray(String[]::new));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (server != null) {
            server.close();
        }
        if (emulator != null) {
            emulator.close();
        }
        if (home != null) {
            FileSystemUtils.deleteRecursively(home);
        }
    }

    /** A bean, also one that no other module may name. */
    public <T> T bean(Class<T> type) {
        return server().getBean(type);
    }

    public Path home() {
        return Objects.requireNonNull(home);
    }

    /** The database it runs on, for a look past row-level security. */
    public FreshDatabase database() {
        return Objects.requireNonNull(database);
    }

    /** The server's API with the first token. */
    public Http api() {
        try {
            return new Http(url(), Files.readString(home().resolve("first-token")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The server without a token: what webhooks and browsers reach. */
    public Http open() {
        return new Http(url(), null);
    }

    /** The emulator's control API, and LINE's own paths. */
    public Http emulator() {
        return new Http(Objects.requireNonNull(emulator).url(), null);
    }

    public URI url() {
        return URI.create("http://localhost:" + server().getEnvironment().getProperty("local.server.port"));
    }

    public Instant now() {
        return bean(InstantSource.class).instant();
    }

    /** Moves the clock of both sides through every due instant, until all is quiet. */
    public void advance(Duration by) {
        Http.Answer answer = emulator().put("/_emulator/clock", "{\"advance\":\"%s\"}".formatted(by));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** Waits until all is quiet at this same instant. */
    public void settle() {
        advance(Duration.ZERO);
    }

    /** What {@link #connect} makes: the account here, and its channel at the emulator. */
    public record Connected(AccountId account, String channelId, String channelSecret, String channelAccessToken) {}

    /** Makes an account at the emulator, with so many friends, and connects it here. */
    public Connected connect(String plan, @Nullable Long additionalCap, int friends) {
        JsonNode channel = emulator()
                .post(
                        "/_emulator/accounts",
                        "{\"name\":\"Shop\",\"plan\":\"%s\",\"additionalCap\":%s,\"friends\":%d}"
                                .formatted(plan, additionalCap, friends))
                .json();
        Http.Answer connected = api().post(
                        "/api/v1/accounts",
                        "{\"name\":\"Shop\",\"channelId\":\"%s\",\"channelSecret\":\"%s\",\"plan\":\"%s\",\"additionalCap\":%s}"
                                .formatted(
                                        channel.path("channelId").asString(),
                                        channel.path("channelSecret").asString(),
                                        plan,
                                        additionalCap));
        assertThat(connected.status()).as(connected.text()).isEqualTo(201);
        return new Connected(
                new AccountId(connected.json().path("accountId").asLong()),
                channel.path("channelId").asString(),
                channel.path("channelSecret").asString(),
                channel.path("channelAccessToken").asString());
    }

    private ConfigurableApplicationContext server() {
        return Objects.requireNonNull(server, "the server has not started");
    }
}
