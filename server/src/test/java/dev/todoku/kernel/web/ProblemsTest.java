package dev.todoku.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ProblemsTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    @Test
    void everyRefusalIsAProblem() {
        Http api = TODOKU.api();

        assertProblem(api.get("/api/v1/nothing"), 404, "not-found");
        assertProblem(api.delete("/api/v1/accounts"), 405, "method-not-allowed");
        assertProblem(api.post("/api/v1/accounts", "{"), 400, "unreadable-body");
        assertProblem(api.post("/api/v1/accounts", "{\"additionalCap\":\"many\"}"), 400, "unreadable-body");
        assertProblem(api.post("/api/v1/accounts", "{}"), 400, "invalid");
        assertProblem(TODOKU.open().get("/api/v1/accounts"), 401, "sign-in-needed");
        assertProblem(api.get("/api/v1/accounts/abc"), 404, "unknown-account");
        assertProblem(
                api.send("POST", "/api/v1/accounts", null, "Content-Type", "text/plain"),
                415,
                "unsupported-media-type");
    }

    @Test
    void saysWhichPropertiesAreWrong() {
        JsonNode problem =
                TODOKU.api().post("/api/v1/accounts", "{\"channelId\":\"x\"}").json();

        assertThat(problem.path("errors")
                        .valueStream()
                        .map(error -> error.path("property").asString()))
                .contains("channelId", "name", "plan", "channelSecret");
        assertThat(TODOKU.api()
                        .post("/api/v1/accounts", "{\"additionalCap\":\"many\"}")
                        .json()
                        .path("detail")
                        .asString())
                .startsWith("additionalCap: ");
    }

    @Test
    void noTextHasANul() {
        Http api = TODOKU.api();
        String account =
                "/api/v1/accounts/" + TODOKU.connect("jp-2023-light", null, 0).account();

        Http.Answer rule = api.post(
                account + "/audiences/count", "{\n \"audience\":{\"did\":\"clicked\",\"subject\":\"春\\u0000\"}}");
        assertProblem(rule, 400, "unreadable-body");
        assertThat(rule.json().path("detail").asString())
                .isEqualTo("body: got a NUL in a text at line 2, column 42 (expected: none)");
        for (String body : new String[] {
            "{\"name\":\"x\",\"audience\":{\"attribute\":\"note\",\"contains\":\"\\u0000\"}}",
            "{\"name\":\"x\\\\\\u0000\",\"audience\":{\"everyone\":true}}",
            "{\"name\":\"x\",\"folder\":\"a\\u0000b\",\"audience\":{\"everyone\":true}}",
            "{\"name\":\"x\",\"audience\":\"clicked \\\"a\\u0000\\\"\"}"
        }) {
            assertProblem(api.post(account + "/audiences", body), 400, "unreadable-body");
        }
        assertThat(api.post(account + "/tags", "{\"name\":\"x\\\\u0000\"}").status())
                .as("a backslash and a word")
                .isEqualTo(201);
        Http.Answer query = api.get(account + "/audiences?folder=x%00");
        assertProblem(query, 400, "bad-parameter");
        assertThat(query.json().path("detail").asString()).isEqualTo("folder: got a NUL (expected: none)");
    }

    @Test
    void refusesABodyBeyondTwoMegabytes() {
        assertProblem(
                TODOKU.api().post("/api/v1/accounts", "\"" + "x".repeat(3_000_000) + "\""), 413, "body-too-large");
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswer() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        String path = "/api/v1/accounts/%s/checks".formatted(shop.account());

        Http.Answer first = TODOKU.api().post(path, "", "Idempotency-Key", "a");
        Http.Answer again = TODOKU.api().post(path, "", "Idempotency-Key", "a");
        Http.Answer other = TODOKU.api().post(path, "{}", "Idempotency-Key", "a");

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertProblem(other, 422, "idempotency-key-reused");

        TODOKU.advance(Duration.ofHours(25));

        assertThat(TODOKU.api().post(path, "{}", "Idempotency-Key", "a").header("Idempotency-Replayed"))
                .isEmpty();
    }

    @Test
    void keysBelongToTheirAccount() {
        Connected one = TODOKU.connect("jp-2023-light", null, 0);
        Connected other = TODOKU.connect("jp-2023-light", null, 0);

        Http.Answer first =
                TODOKU.api().post("/api/v1/accounts/%s/checks".formatted(one.account()), "", "Idempotency-Key", "b");
        Http.Answer second =
                TODOKU.api().post("/api/v1/accounts/%s/checks".formatted(other.account()), "", "Idempotency-Key", "b");

        assertThat(first.json().path("accountId").asLong())
                .isNotEqualTo(second.json().path("accountId").asLong());
    }

    @Test
    void withoutAConsoleAPlainPageSaysHowToGetOne() {
        Http.Answer page = TODOKU.open().get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("TODOKU_CONSOLE");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private static void assertProblem(Http.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:todoku:problem:" + code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.text())
                .doesNotContain("Exception")
                .doesNotContain("dev.todoku")
                .doesNotContain("org.spring");
    }
}
