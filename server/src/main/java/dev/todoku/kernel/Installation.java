package dev.todoku.kernel;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the whole installation; every default stands in {@code application.properties}.
 *
 * @param address where it listens; loopback unless told otherwise, a reverse proxy stands before it
 * @param port HTTP: API, webhooks, console
 * @param managementPort health and metrics, on loopback always
 * @param home the folder of what must outlive a restart: database, secrets, first token
 * @param clock the emulator whose clock is followed; null: the system's clock
 * @param console the folder of the built web console; null: none
 * @param keep how long webhooks, answers and batches are kept after they are done with
 * @param masterKey 64 hex digits that seal secrets; null: a key file under {@code home}
 */
@ConfigurationProperties("todoku")
public record Installation(
        InetAddress address,
        int port,
        int managementPort,
        Path home,
        @Nullable URI clock,
        @Nullable Path console,
        Duration keep,
        @Nullable String masterKey) {

    /** The folder of what a backup never takes. */
    public Path secrets() {
        return home.resolve("secrets");
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "Installation[home=%s, address=%s, port=%d]".formatted(home, address, port);
    }
}
