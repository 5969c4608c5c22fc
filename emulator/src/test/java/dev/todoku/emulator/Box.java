package dev.todoku.emulator;

import dev.todoku.protocol.Json;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * An emulator in this process with one frozen clock, and a client of it that speaks real HTTP. With {@code
 * -Dtodoku.kept=true} each keeps its state in a folder and is brought back from there when it is closed: a run of all
 * tests then shows that everything can be kept.
 */
public final class Box implements AutoCloseable {
    /** 2026-11-22, noon in Tokyo. */
    public static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");

    private static final boolean KEPT = Boolean.getBoolean("todoku.kept");

    private final EmulatorOptions options;
    private final EmulatorServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Box(EmulatorOptions options) throws BindException {
        this.options = options;
        this.server = EmulatorServer.start(options);
    }

    public static Box at(Instant now) throws BindException {
        return with(EmulatorOptions.onFreePort().frozenAt(now));
    }

    public static Box atNoon() throws BindException {
        return at(NOON);
    }

    public static Box with(EmulatorOptions options) throws BindException {
        return new Box(KEPT && options.data() == null ? options.keptIn(folder()) : options);
    }

    public EmulatorServer server() {
        return server;
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            return response.body().length == 0 ? MissingNode.getInstance() : Json.read(response.body());
        }

        public @Nullable String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public String message() {
            return json().path("message").asString("");
        }
    }

    /** One account with a long-lived token. */
    public record Shop(String channelId, String secret, String token, String botUserId) {
        public String path(String rest) {
            return "/_emulator/accounts/" + channelId + rest;
        }
    }

    public Shop open(String plan) {
        return open("""
                {"name":"Shop","plan":"%s"}""".formatted(plan), plan);
    }

    /** 200 messages a month, no more. */
    public Shop openSmall() {
        return open("jp-2023-communication");
    }

    public Shop openJson(String body) {
        return open(body, body);
    }

    private Shop open(String body, String what) {
        Answer answer = control("POST", "/_emulator/accounts", body);
        if (answer.status() != 201) throw new AssertionError(what + ": " + answer.json());
        JsonNode json = answer.json();
        return new Shop(
                json.get("channelId").stringValue(),
                json.get("channelSecret").stringValue(),
                json.get("channelAccessToken").stringValue(),
                json.get("botUserId").stringValue());
    }

    public List<String> addFriends(Shop shop, int count) {
        return userIds(control("POST", shop.path("/friends"), "{\"count\":%d}".formatted(count)));
    }

    public static List<String> userIds(Answer answer) {
        List<String> userIds = new ArrayList<>();
        answer.json().path("userIds").forEach(id -> userIds.add(id.stringValue()));
        return userIds;
    }

    /** A tap of a friend on an area of the rich menu. */
    public Answer tapMenu(Shop shop, String userId, int area) {
        return act(shop, userId, "{\"type\":\"tap\",\"area\":%d}".formatted(area));
    }

    public Answer act(Shop shop, String userId, String action) {
        return control("POST", shop.path("/friends/" + userId + "/actions"), action);
    }

    public JsonNode usage(Shop shop) {
        return control("GET", shop.path("/usage"), null).json();
    }

    public JsonNode usage(Shop shop, String month) {
        return control("GET", shop.path("/usage?month=" + month), null).json();
    }

    public void settings(String json) {
        Answer answer = control("PUT", "/_emulator/settings", json);
        if (answer.status() != 200) throw new AssertionError(answer.json());
    }

    public void faults(String json) {
        Answer answer = control("PUT", "/_emulator/faults", json);
        if (answer.status() != 200) throw new AssertionError(answer.json());
    }

    public Answer advance(Duration time) {
        return control("PUT", "/_emulator/clock", "{\"advance\":\"%s\"}".formatted(time));
    }

    public Answer goTo(String instant) {
        return control("PUT", "/_emulator/clock", "{\"now\":\"%s\"}".formatted(instant));
    }

    /** Returns once all webhooks have been tried. */
    public void settle() {
        Answer answer = advance(Duration.ZERO);
        if (answer.status() != 200) throw new AssertionError(answer.json());
    }

    public Answer control(String method, String path, @Nullable String body) {
        return send(request(method, path, body).build());
    }

    public Answer get(Shop shop, String path) {
        return send(request("GET", path, null)
                .header("Authorization", "Bearer " + shop.token())
                .build());
    }

    public Answer post(Shop shop, String path, String body) {
        return send(request("POST", path, body)
                .header("Authorization", "Bearer " + shop.token())
                .header("Content-Type", "application/json")
                .build());
    }

    public Answer post(Shop shop, String path, String body, String retryKey) {
        return send(request("POST", path, body)
                .header("Authorization", "Bearer " + shop.token())
                .header("Content-Type", "application/json")
                .header("X-Line-Retry-Key", retryKey)
                .build());
    }

    public Answer put(Shop shop, String path, String body) {
        return send(request("PUT", path, body)
                .header("Authorization", "Bearer " + shop.token())
                .header("Content-Type", "application/json")
                .build());
    }

    public Answer delete(Shop shop, String path) {
        return send(request("DELETE", path, null)
                .header("Authorization", "Bearer " + shop.token())
                .build());
    }

    /** A POST of bytes, with the account's token. */
    public Answer upload(Shop shop, String path, String contentType, byte[] bytes) {
        return send(request("POST", path, null)
                .method("POST", BodyPublishers.ofByteArray(bytes))
                .header("Authorization", "Bearer " + shop.token())
                .header("Content-Type", contentType)
                .build());
    }

    public Answer form(String path, String form) {
        return send(request("POST", path, form)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .build());
    }

    public Answer push(Shop shop, String to) {
        return post(shop, "/v2/bot/message/push", pushBody(to));
    }

    public static String pushBody(String to) {
        return """
                {"to":"%s","messages":[{"type":"text","text":"こんにちは"}]}""".formatted(to);
    }

    public Answer multicast(Shop shop, List<String> to) {
        return post(shop, "/v2/bot/message/multicast", multicastBody(to));
    }

    public static String multicastBody(List<String> to) {
        return """
                {"to":%s,"messages":[{"type":"text","text":"セール"}]}""".formatted(Json.mapper().writeValueAsString(to));
    }

    public Answer broadcast(Shop shop) {
        return post(shop, "/v2/bot/message/broadcast", """
                {"messages":[{"type":"text","text":"全員へ"}]}""");
    }

    /** Well-formed ids of nobody. */
    public static List<String> strangers(int count) {
        return IntStream.range(0, count).mapToObj("U%032x"::formatted).toList();
    }

    public HttpRequest.Builder request(String method, String path, @Nullable String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    public Answer send(HttpRequest request) {
        try {
            return sendOrFail(request);
        } catch (IOException e) {
            throw new AssertionError(request + " failed", e);
        }
    }

    public Answer sendOrFail(HttpRequest request) throws IOException {
        try {
            return new Answer(client.send(request, BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        JsonNode accounts = KEPT ? control("GET", "/_emulator/accounts", null).json() : MissingNode.getInstance();
        server.close();
        if (KEPT) bringBack(accounts);
        client.shutdownNow();
    }

    private void bringBack(JsonNode accounts) {
        try (EmulatorServer again = EmulatorServer.start(options)) {
            URI uri = URI.create(again.url() + "/_emulator/accounts");
            JsonNode there = send(HttpRequest.newBuilder(uri).build()).json();
            if (!there.equals(accounts))
                throw new AssertionError("kept: got " + there + " (expected: " + accounts + ")");
        } catch (BindException e) {
            throw new AssertionError(e);
        }
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("emulator");
            folder.toFile().deleteOnExit();
            folder.resolve("emulator.mv").toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
