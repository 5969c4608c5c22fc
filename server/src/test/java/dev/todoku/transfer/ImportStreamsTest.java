package dev.todoku.transfer;

import static dev.todoku.inbound.WebhookCalls.user;
import static dev.todoku.transfer.CsvShop.id;
import static dev.todoku.transfer.CsvShop.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.kernel.EventStreams;
import dev.todoku.protocol.Json;
import dev.todoku.testing.RunningTodoku;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ImportStreamsTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String DATA = "data: ";

    @Test
    void eachChunkIsToldUntilItIsOver() throws Exception {
        CsvShop shop = shop();
        String id = uploaded(shop, OpenImport.CHUNK + 5);
        ImportRunner runner = TODOKU.bean(ImportRunner.class);
        under(id, "running"); // not over the API, whose loop would run to the end
        Iterator<JsonNode> events = events(follow(shop, id));

        JsonNode first = events.next();
        assertThat(first.path("import").path("read").asInt()).isZero();
        runner.pass(shop.account().account());
        JsonNode second = events.next();
        assertThat(second.path("import").path("read").asInt()).isEqualTo(OpenImport.CHUNK);
        assertThat(second.path("progress").path("rowsPerSecond").asDouble()).isPositive();
        assertThat(second.path("progress").path("secondsLeft").isNumber()).isTrue();
        runner.pass(shop.account().account());
        JsonNode last = events.next();
        assertThat(last.path("import").path("state").asString()).isEqualTo("done");
        assertThat(last.path("import").path("read").asInt()).isEqualTo(OpenImport.CHUNK + 5);
        assertThat(events).isExhausted();
        assertThat(events(follow(shop, id)))
                .toIterable()
                .singleElement()
                .extracting(event -> event.path("import").path("state").asString())
                .isEqualTo("done");
    }

    @Test
    void fewListenAtATimeAndAStopEndsThemAll() throws Exception {
        CsvShop shop = shop();
        CsvShop other = shop();
        String id = uploaded(shop, 5);
        under(id, "running");
        List<Iterator<JsonNode>> all = new ArrayList<>();
        for (int i = 0; i < EventStreams.PER_ACCOUNT_MAX; i++) {
            HttpResponse<Stream<String>> answer = follow(shop, id);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream;charset=UTF-8");
            Iterator<JsonNode> events = events(answer);
            events.next();
            all.add(events);
        }

        assertThat(follow(shop, id).statusCode()).isEqualTo(503);
        assertThat(follow(other, uploaded(other, 1)).statusCode()).isEqualTo(200);
        assertThat(shop.post("/imports/" + id + "/stop", "{}").status()).isEqualTo(200);

        for (Iterator<JsonNode> events : all) {
            assertThat(events.next().path("import").path("state").asString()).isEqualTo("stopped");
            assertThat(events).isExhausted();
        }
    }

    private static CsvShop shop() {
        return new CsvShop(TODOKU).attribute("{\"key\":\"age\",\"type\":\"number\"}");
    }

    private static String uploaded(CsvShop shop, int rows) {
        StringBuilder file = new StringBuilder("userId,age\n");
        for (int i = 0; i < rows; i++) {
            file.append(user(i)).append(",1\n");
        }
        JsonNode uploaded = shop.upload(utf8(file.toString()));
        shop.map(id(uploaded), uploaded.path("look").path("suggestion").toString());
        return id(uploaded);
    }

    private static void under(String id, String state) {
        DSL.using(TODOKU.database().owner(), SQLDialect.POSTGRES)
                .execute(
                        "update transfer.imports set state = ?, event_at = created_at where import_id = ?::uuid",
                        state,
                        id);
    }

    private static HttpResponse<Stream<String>> follow(CsvShop shop, String id)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(TODOKU.url().resolve(shop.base() + "/imports/" + id + "/events"))
                        .header(
                                "Authorization",
                                "Bearer " + Files.readString(TODOKU.home().resolve("first-token")))
                        .build(),
                BodyHandlers.ofLines());
    }

    /** Waits for each. */
    private static Iterator<JsonNode> events(HttpResponse<Stream<String>> answer) {
        return answer.body()
                .filter(line -> line.startsWith(DATA))
                .map(line -> Json.read(line.substring(DATA.length())))
                .iterator();
    }
}
