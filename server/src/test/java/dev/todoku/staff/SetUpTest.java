package dev.todoku.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SetUpTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    @Test
    void theFirstOwnerIsMadeOnceWithTheFirstTokenAndTheLastOneStays() throws IOException {
        Browser browser = new Browser(TODOKU);
        String form = "{\"token\":\"%s\",\"email\":\"Owner@Example.com\",\"name\":\"Owner\",\"password\":\"%s\"}";
        String token = Files.readString(TODOKU.home().resolve("first-token"));

        assertThat(browser.post("/api/v1/setup", form.formatted("todoku_x", Browser.PASSWORD))
                        .status())
                .isEqualTo(401);
        assertThat(code(browser.post("/api/v1/setup", form.formatted(token, "password"))))
                .isEqualTo("weak-password");
        Http.Answer made = browser.post("/api/v1/setup", form.formatted(token, Browser.PASSWORD));
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(made.json().path("person").path("email").asString()).isEqualTo("owner@example.com");
        assertThat(browser.get("/api/v1/staff").status()).isEqualTo(200);
        assertThat(code(new Browser(TODOKU).post("/api/v1/setup", form.formatted(token, Browser.PASSWORD))))
                .isEqualTo("set-up");
        assertThat(new Browser(TODOKU)
                        .signIn("OWNER@example.com", Browser.PASSWORD, null)
                        .status())
                .isEqualTo(200);

        String id = browser.get("/api/v1/me").json().path("personId").asString();
        assertThat(code(browser.send("DELETE", "/api/v1/staff/" + id, null))).isEqualTo("last-owner");
        assertThat(code(browser.send(
                        "PUT", "/api/v1/staff/" + id, "{\"name\":\"Owner\",\"disabled\":false,\"roles\":[]}")))
                .isEqualTo("last-owner");
        Browser.of(TODOKU, "second@example.com", "{\"role\":\"owner\"}");
        assertThat(browser.send("DELETE", "/api/v1/staff/" + id, null).status()).isEqualTo(204);
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
    }

    private static String code(Http.Answer answer) {
        return answer.json().path("type").asString().replace("urn:todoku:problem:", "");
    }
}
