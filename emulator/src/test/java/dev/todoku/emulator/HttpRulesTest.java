package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HttpRulesTest {
    private Box box;
    private Shop shop;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
        shop = box.openSmall();
    }

    @AfterEach
    void close() {
        box.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/v2/bot/info/", "/v2//bot/info", "/v2/bot/nothing", "/v2/bot/profile/", "/_emulatorx"})
    void unknownPathsAre404(String path) {
        Answer answer = box.get(shop, path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.message()).isEqualTo("Not found");
        assertThat(answer.header("X-Line-Request-Id")).isNotNull();
    }

    @Test
    void theWrongMethodIs405() {
        assertThat(box.post(shop, "/v2/bot/info", "{}").status()).isEqualTo(405);
        assertThat(box.get(shop, "/v2/bot/message/push").status()).isEqualTo(405);
    }

    @Test
    void everyOperationButThoseThatIssueTokensNeedsOne() {
        assertThat(box.server().lineOperations()).hasSizeGreaterThan(20).allSatisfy(operation -> {
            String[] parts = operation.split(" ", 2);
            Answer answer = box.control(parts[0], parts[1].replaceAll("\\{[^}]+}", "U1"), "{}");
            assertThat(answer.status()).as(operation).isEqualTo(withoutToken(parts[0], parts[1]));
        });
    }

    /** Forms that prove themselves by a secret or JWT, and addresses that browsers are sent to, take no token. */
    private static int withoutToken(String method, String path) {
        boolean form = method.equals("POST") && (path.contains("/oauth") || path.startsWith("/module/auth/"));
        boolean open = method.equals("GET") && (path.startsWith("/oauth2/") || path.startsWith("/dialog/"));
        if (path.endsWith("/userinfo")) return 401;
        return form ? 415 : open ? 400 : 401;
    }

    @Test
    void theWrongContentTypeIs415() {
        Answer answer = box.send(box.request("POST", "/v2/bot/message/push", "{}")
                .header("Authorization", "Bearer " + shop.token())
                .header("Content-Type", "text/plain")
                .build());
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.message()).isEqualTo("The content type, text/plain, is not supported");
    }

    @ParameterizedTest
    @CsvSource({"application/json, 400", "Application/JSON; charset=UTF-8, 400", "application/jsonx, 415"})
    void contentTypesAreComparedAsMediaTypes(String type, int status) {
        Answer answer = box.send(box.request("POST", "/v2/bot/message/push", "{}")
                .header("Authorization", "Bearer " + shop.token())
                .header("Content-Type", type)
                .build());
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void aBodyAboveTwoMegabytesIs413() {
        Answer answer = box.post(shop, "/v2/bot/message/push", " ".repeat(3 * 1024 * 1024));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(box.get(shop, "/v2/bot/info").status()).isEqualTo(200);
    }

    /** Whoever is still sending hears the answer, told length or not, and the connection can be used again. */
    @ParameterizedTest
    @CsvSource({"application/json, true, 413", "application/json, false, 413", "text/plain, true, 415"})
    void aBodyFarAboveItIsAnsweredToo(String type, boolean told, int status) {
        byte[] body = " ".repeat(9 * 1024 * 1024).getBytes(StandardCharsets.UTF_8);
        Answer answer = box.send(box.request("POST", "/v2/bot/message/push", null)
                .method(
                        "POST",
                        told
                                ? BodyPublishers.ofByteArray(body)
                                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .header("Authorization", "Bearer " + shop.token())
                .header("Content-Type", type)
                .build());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("X-Line-Request-Id")).isNotNull();
        assertThat(box.get(shop, "/v2/bot/info").status()).isEqualTo(200);
    }

    @Test
    void aBodyNobodyAskedForIsNoReset() {
        Answer answer = box.control("POST", "/v2/bot/message/push", " ".repeat(9 * 1024 * 1024));
        assertThat(answer.status()).isEqualTo(401);
    }

    /** What the web server refuses by itself looks like any other refusal. */
    @Test
    void whatIsNoRequestIsRefusedInLinesForm() throws IOException {
        String long414 = raw("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: line\r\n\r\n");
        assertThat(long414).startsWith("HTTP/1.1 414 ").contains("{\"message\":\"");
        String bad = raw("GET /v2/bot/inf%zz HTTP/1.1\r\nHost: line\r\n\r\n");
        assertThat(bad).startsWith("HTTP/1.1 400 ").contains("{\"message\":\"Bad Request\"}");
        String chunks = raw("POST /v2/bot/message/push HTTP/1.1\r\nHost: line\r\nAuthorization: Bearer " + shop.token()
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n");
        assertThat(chunks).startsWith("HTTP/1.1 400 ").contains("{\"message\":\"");
        for (String answer : List.of(long414, bad, chunks))
            assertThat(answer).contains("Content-Type: application/json");
        String id = bad.replaceAll("(?is).*x-line-request-id: (\\S+).*", "$1");
        assertThat(box.control("GET", "/_emulator/requests", null).json().get("requests"))
                .anySatisfy(request -> {
                    assertThat(request.get("requestId").asString()).isEqualTo(id);
                    assertThat(request.get("status").asInt()).isEqualTo(400);
                });
    }

    private String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), box.server().port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aFailureOfOursHasAnIdAndStandsInTheJournal() throws BindException {
        LongSupplier broken = () -> {
            throw new IllegalStateException("on purpose");
        };
        try (Box other = Box.with(EmulatorOptions.onFreePort().measuredBy(broken))) {
            Answer failed = other.get(other.openSmall(), "/v2/bot/info");
            assertThat(failed.status()).isEqualTo(500);
            assertThat(failed.message()).isEqualTo("Internal Server Error");
            JsonNode request =
                    other.control("GET", "/_emulator/requests", null).json().at("/requests/0");
            assertThat(request.get("requestId").asString()).isEqualTo(failed.header("X-Line-Request-Id"));
            assertThat(request.get("status").asInt()).isEqualTo(500);
        }
    }

    @Test
    void whatIsNotJsonIsTold() {
        Answer answer = box.post(shop, "/v2/bot/message/push", "{\"to\":");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("The request body could not be parsed as JSON (line: 1, column: ");
        Answer beyond = box.post(shop, "/v2/bot/message/push", "{\"to\":1e10000001040}");
        assertThat(beyond.status()).isEqualTo(400);
        assertThat(beyond.message()).startsWith("The request body could not be parsed as JSON (line: ");
        assertThat(box.control("PUT", "/_emulator/settings", "{\"limitOvershoot\":1e10000001040}")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/bot/followers/ids?start=, -1:9999999999, 400",
        "/v2/bot/followers/ids?start=, 1:9223372036854775807, 200",
        "/v2/bot/message/aggregation/list?start=, -1:9999999999, 400"
    })
    void startsThatAreMadeUpDoNoHarm(String path, String start, int status) {
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(start.getBytes(StandardCharsets.UTF_8));
        assertThat(box.get(shop, path + token).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2B9999999991231", "%2B99999990101", "2026-11-22", "20261131", ""})
    void daysHaveEightDigits(String date) {
        Answer answer = box.get(shop, "/v2/bot/message/delivery/push?date=" + date);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("The value for the 'date' parameter is invalid");
    }

    @Test
    void theDateIsTheEmulatedOne() {
        assertThat(box.get(shop, "/v2/bot/info").header("Date")).isEqualTo("Sun, 22 Nov 2026 03:00:00 GMT");
        box.goTo("2026-12-01T00:00:05Z");
        assertThat(box.get(shop, "/v2/bot/info").header("Date")).isEqualTo("Tue, 01 Dec 2026 00:00:05 GMT");
    }

    @Test
    void everyRequestHasItsOwnId() {
        String first = box.get(shop, "/v2/bot/info").header("X-Line-Request-Id");
        String second = box.get(shop, "/v2/bot/info").header("X-Line-Request-Id");
        assertThat(first).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}").isNotEqualTo(second);
    }

    @Test
    void aRateAboveTheLimitIs429PerEndpoint() {
        String path = "/v2/bot/channel/webhook/test";
        for (int i = 0; i < 60; i++)
            assertThat(box.post(shop, path, "{}").status()).isEqualTo(404);
        Answer refused = box.post(shop, path, "{}");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.message()).isEqualTo("The API rate limit has been exceeded. Try again later.");
        assertThat(box.get(shop, "/v2/bot/info").status()).isEqualTo(200);
        assertThat(box.post(box.openSmall(), path, "{}").status()).isEqualTo(404);
        box.settings("{\"rateWindow\":\"off\"}");
        assertThat(box.post(shop, path, "{}").status()).isEqualTo(404);
    }

    /** Rates are of channels: who proves none shares none with anybody, who does has its own. */
    @Test
    void whoHasNoTokenTakesNothingFromOthers() throws BindException {
        String path = "/v2/oauth/accessToken";
        try (Box still = Box.with(EmulatorOptions.onFreePort().measuredBy(() -> 0))) {
            Shop issuing = still.openSmall();
            for (int i = 0; i < 371; i++)
                assertThat(still.form(path, "grant_type=client_credentials&client_id=1&client_secret=x")
                                .status())
                        .isEqualTo(400);
            String proof = "grant_type=client_credentials&client_id=%s&client_secret=%s"
                    .formatted(issuing.channelId(), issuing.secret());
            for (int i = 0; i < 370; i++)
                assertThat(still.form(path, proof).status()).isEqualTo(200);
            assertThat(still.form(path, proof).status()).isEqualTo(429);
        }
    }
}
