package dev.todoku.kernel.postgres;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the database; defaults stand in {@code application.properties}.
 *
 * @param url JDBC address of a PostgreSQL of 16 or later; null: the embedded one
 * @param user owner of the tables there; needs no more than CREATEROLE, or the two roles made and granted beforehand
 * @param connections most connections of the pool
 * @param sharedBuffers memory the embedded server caches pages in, as PostgreSQL writes sizes
 */
@ConfigurationProperties("todoku.db")
public record DatabaseSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        int connections,
        String sharedBuffers) {

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "DatabaseSettings[url=%s, user=%s, connections=%d]".formatted(url, user, connections);
    }
}
