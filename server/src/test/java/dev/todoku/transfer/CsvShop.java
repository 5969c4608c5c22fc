package dev.todoku.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.protocol.Json;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An account that imports and exports, over the API. */
final class CsvShop {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final RunningTodoku todoku;
    private final Connected account;

    CsvShop(RunningTodoku todoku) {
        this.todoku = todoku;
        this.account = todoku.connect("jp-2023-light", null, 0);
    }

    Connected account() {
        return account;
    }

    CsvShop attribute(String body) {
        Http.Answer made = post("/attributes", body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return this;
    }

    CsvShop tag(String body) {
        Http.Answer made = post("/tags", body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return this;
    }

    /** Uploads; the answer with its status under {@code status}. */
    JsonNode upload(byte[] file) {
        return upload(file, "name=friends.csv");
    }

    JsonNode upload(byte[] file, String query) {
        HttpResponse<byte[]> answer = send("POST", "/imports?" + query, file, "text/csv");
        JsonNode json = Json.read(answer.body());
        assertThat(answer.statusCode()).as(json.toString()).isEqualTo(201);
        return json;
    }

    JsonNode refusedUpload(byte[] file) {
        HttpResponse<byte[]> answer = send("POST", "/imports", file, "text/csv");
        assertThat(answer.statusCode()).isEqualTo(422);
        return Json.read(answer.body());
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] cp932(String text) {
        return text.getBytes(Charset.forName("windows-31j"));
    }

    static String id(JsonNode uploaded) {
        return uploaded.path("import").path("importId").asString();
    }

    Http.Answer map(String id, String mapping) {
        return todoku.api().put(base() + "/imports/" + id + "/mapping", mapping);
    }

    /** Does something with an import and waits until it is done. */
    JsonNode run(String id, String what) {
        Http.Answer answer = post("/imports/" + id + "/" + what, "{}");
        assertThat(answer.status()).as(answer.text()).isIn(200, 202);
        settle();
        return get("/imports/" + id).path("import");
    }

    /** Uploads, maps as suggested and runs to the end. */
    JsonNode take(byte[] file) {
        JsonNode uploaded = upload(file);
        Http.Answer mapped =
                map(id(uploaded), uploaded.path("look").path("suggestion").toString());
        assertThat(mapped.status()).as(mapped.text()).isEqualTo(200);
        return run(id(uploaded), "start");
    }

    byte[] export(String body) {
        HttpResponse<byte[]> answer = send("POST", "/exports", utf8(body), "application/json");
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return answer.body();
    }

    byte[] file(String path) {
        HttpResponse<byte[]> answer = send("GET", path, null, "text/csv");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    JsonNode friend(String user) {
        return get("/friends/" + user);
    }

    JsonNode get(String path) {
        return todoku.api().get(base() + path).json();
    }

    Http.Answer post(String path, String body) {
        return todoku.api().post(base() + path, body);
    }

    int delete(String path) {
        return todoku.api().delete(base() + path).status();
    }

    void settle() {
        todoku.advance(Duration.ofMillis(1));
    }

    String base() {
        return "/api/v1/accounts/" + account.account();
    }

    private HttpResponse<byte[]> send(String method, String path, byte @Nullable [] body, String type) {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(todoku.url().resolve(base() + path))
                            .header(
                                    "Authorization",
                                    "Bearer " + Files.readString(todoku.home().resolve("first-token")))
                            .header("Content-Type", type)
                            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
