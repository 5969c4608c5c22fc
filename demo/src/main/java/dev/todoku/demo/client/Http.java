package dev.todoku.demo.client;

import dev.todoku.protocol.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP to one host. */
final class Http {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** Moving the clock answers only when both sides have done all their work. */
    private static final Duration ANSWER_WAIT = Duration.ofMinutes(10);

    /** Times and months as ISO-8601; what an answer has beyond the record is none of our business. */
    private static final JsonMapper JSON = Json.mapper();

    private final URI base;
    private final @Nullable String token;

    Http(URI base, @Nullable String token) {
        this.base = base;
        this.token = token;
    }

    Http with(String otherToken) {
        return new Http(base, otherToken);
    }

    <T> T get(String path, Class<T> type) {
        return call("GET", path, null, type);
    }

    <T> T post(String path, Object body, Class<T> type) {
        return call("POST", path, body, type);
    }

    <T> T put(String path, Object body, Class<T> type) {
        return call("PUT", path, body, type);
    }

    void delete(String path) {
        call("DELETE", path, null, JsonNode.class);
    }

    /** Whether anything at all answers there. */
    boolean answers(String path) {
        try {
            get(path, JsonNode.class);
            return true;
        } catch (Unreachable | Refusal e) {
            return false;
        }
    }

    /** No answer at all. */
    static final class Unreachable extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Unreachable(String call, IOException cause) {
            super(call + ": no answer: " + cause, cause);
        }
    }

    /** Sends a file as it is. */
    <T> T upload(String path, Path file, String contentType, Class<T> type) {
        try {
            return call("POST", path, BodyPublishers.ofFile(file), contentType, type);
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T call(String method, String path, @Nullable Object body, Class<T> type) {
        return body == null
                ? call(method, path, BodyPublishers.noBody(), null, type)
                : call(
                        method,
                        path,
                        BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)),
                        "application/json",
                        type);
    }

    private <T> T call(String method, String path, BodyPublisher body, @Nullable String contentType, Class<T> type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER_WAIT)
                .header("Accept", "application/json")
                .method(method, body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        String call = method + " " + base.resolve(path);
        HttpResponse<byte[]> response = send(request.build(), call);
        if (response.statusCode() / 100 != 2) {
            throw new Refusal(call, response.statusCode(), tree(response.body()));
        }
        return type == JsonNode.class ? type.cast(tree(response.body())) : JSON.readValue(response.body(), type);
    }

    private static HttpResponse<byte[]> send(HttpRequest request, String call) {
        try {
            return CLIENT.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Unreachable(call, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(call + ": interrupted", e);
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            return body.length == 0 ? Json.object() : Json.read(body);
        } catch (JacksonException notJson) {
            return Json.object().put("text", new String(body, StandardCharsets.UTF_8));
        }
    }
}
