package dev.todoku.bench;

import dev.todoku.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * Counts one rule over the API, on one connection. What the whole call takes is measured here; what of it the audience module
 * took, behind sign-in and JSON, is what the answer's {@code Server-Timing} says.
 */
final class Counts implements AutoCloseable {

    private static final String MODULE = "audience;dur=";

    private final KeepAlive connection;
    private final String path;
    private final String proof;
    private final byte[] body;

    Counts(URI server, String token, long account, JsonNode rule) throws IOException {
        this.connection = new KeepAlive(server);
        this.path = "/api/v1/accounts/%d/audiences/count".formatted(account);
        this.proof = "Bearer " + token;
        this.body = Json.object().set("audience", rule).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** In ms. */
    record Counted(long count, double call, double module) {}

    Counted count() {
        try {
            long asked = System.nanoTime();
            int status = connection.post(path, "Authorization", proof, body);
            double call = (System.nanoTime() - asked) / 1e6;
            String answer = new String(connection.body(), StandardCharsets.UTF_8);
            if (status != 200) {
                throw new IllegalStateException("count: got %d %s (expected: 200)".formatted(status, answer));
            }
            String timing = connection.serverTiming();
            double module = Double.parseDouble(timing.substring(timing.indexOf(MODULE) + MODULE.length()));
            return new Counted(Json.read(answer).path("count").asLong(), call, module);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
