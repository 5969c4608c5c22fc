package dev.todoku.kernel.time;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks with the clock of the emulator: reads it, waits for its next move, reports as one of its followers.
 */
final class ClockClient implements AutoCloseable {

    private static final Duration CONNECT_WAIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(30); // the emulator holds a long poll for up to 20 s

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_WAIT).build();
    private final JsonMapper json = new JsonMapper();
    private final URI clock;
    private final URI follower;

    ClockClient(URI emulator, String name) {
        this.clock = emulator.resolve("/_emulator/clock");
        this.follower = emulator.resolve("/_emulator/clock/followers/" + name);
    }

    ClockReading read() throws IOException, InterruptedException {
        return reading(clock);
    }

    /** Returns when the clock has moved beyond {@code version}, or after the emulator's patience with the same one. */
    ClockReading readAfter(long version) throws IOException, InterruptedException {
        return reading(URI.create(clock + "?after=" + version));
    }

    void report(Map<String, ?> state) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(follower)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json.writeValueAsString(state))));
    }

    void leave() throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(follower).DELETE());
    }

    private ClockReading reading(URI uri) throws IOException, InterruptedException {
        JsonNode body = json.readTree(send(HttpRequest.newBuilder(uri)));
        return new ClockReading(
                body.path("version").asLong(),
                Instant.parse(body.path("now").asString()),
                body.path("mode").asString().equals("system"),
                System.nanoTime());
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.timeout(ANSWER_WAIT).build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException("%s: got status %d (expected: 2xx)".formatted(response.uri(), response.statusCode()));
        }
        return response.body();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
