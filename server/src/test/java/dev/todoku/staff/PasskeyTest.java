package dev.todoku.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.RunningTodoku;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PasskeyTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final String OWNER = "{\"role\":\"owner\"}";

    @Test
    void aPasskeySignsInOncePerQuestionAndAtThisAddressOnly() {
        String origin = TODOKU.url().toString();
        Authenticator device = new Authenticator(origin, "localhost");
        Browser browser = Browser.of(TODOKU, "key@example.com", OWNER);
        assertThat(add(browser, device)).isEqualTo(204);
        assertThat(browser.get("/api/v1/me")
                        .json()
                        .path("passkeys")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("Phone");

        Browser other = new Browser(TODOKU);
        String answer = device.sign(ask(other));
        assertThat(signIn(other, answer)).isEqualTo(200);
        assertThat(other.get("/api/v1/me").json().path("email").asString()).isEqualTo("key@example.com");
        assertThat(signIn(new Browser(TODOKU), answer)).as("the same again").isEqualTo(401);
        assertThat(signIn(new Browser(TODOKU), device.sign("bm90IGFza2Vk")))
                .as("not asked")
                .isEqualTo(401);

        Browser late = new Browser(TODOKU);
        String question = ask(late);
        TODOKU.advance(Duration.ofMinutes(6));
        assertThat(signIn(late, device.sign(question))).isEqualTo(401);
        assertThat(signIn(new Browser(TODOKU), new Authenticator(origin, "localhost").sign(ask(late))))
                .as("another device under the same name")
                .isEqualTo(401);
    }

    @Test
    void oneMadeForAnotherAddressIsNotKept() {
        Browser browser = Browser.of(TODOKU, "copied@example.com", OWNER);

        assertThat(add(browser, new Authenticator("https://todoku.example", "localhost")))
                .isEqualTo(422);
        assertThat(add(browser, new Authenticator(TODOKU.url().toString(), "todoku.example")))
                .isEqualTo(422);
    }

    private static int add(Browser browser, Authenticator device) {
        String question = browser.post("/api/v1/me/passkeys/options", null)
                .json()
                .path("challenge")
                .asString();
        return browser.post(
                        "/api/v1/me/passkeys",
                        "{\"name\":\"Phone\",\"credential\":%s}".formatted(device.make(question)))
                .status();
    }

    private static String ask(Browser browser) {
        return browser.post("/api/v1/session/passkey-options", null)
                .json()
                .path("challenge")
                .asString();
    }

    private static int signIn(Browser browser, String answer) {
        return browser.post("/api/v1/session/passkey", "{\"credential\":%s}".formatted(answer))
                .status();
    }
}
