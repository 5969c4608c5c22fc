package dev.todoku.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.RunningTodoku;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    @Test
    void everyChangeIsThereWithWhoMadeItAndReadingIsNot() {
        String account = "/api/v1/accounts/"
                + TODOKU.connect("jp-2023-light", null, 3).account().toString();
        Browser browser = Browser.of(TODOKU, "audited@example.com", "{\"role\":\"owner\"}");
        browser.post(account + "/tags", "{\"name\":\"vip\"}"); // told by its module
        browser.post(account + "/friends/profiles", null);
        browser.post(account + "/audiences/count", "{\"audience\":{\"everyone\":true}}");
        browser.get(account + "/usage");
        browser.post(account + "/exports", "{\"audience\":{\"everyone\":true}}");

        browser.send("PATCH", "/api/v1/me", "{\"name\":\"Somebody\"}"); // told by the gate

        assertThat(entries(account).filter(entry -> entry.startsWith("Somebody ")))
                .containsExactlyInAnyOrder(
                        "Somebody tag.created", "Somebody profiles.wanted", "Somebody friends.exported");
        assertThat(entries("/api/v1")).contains("Somebody request", "Somebody session.began", "? person.added");
    }

    @Test
    void secretsAreInNoAnswerThatIsNotTheirOwn() throws IOException {
        Browser browser = Browser.of(TODOKU, "secret@example.com", "{\"role\":\"owner\"}");
        String token = Files.readString(TODOKU.home().resolve("first-token"));
        String totp =
                browser.post("/api/v1/me/totp", null).json().path("secret").asString();

        for (String path :
                List.of("/api/v1/staff", "/api/v1/tokens", "/api/v1/audit", "/api/v1/me", "/api/v1/session")) {
            assertThat(browser.get(path).text())
                    .doesNotContain(
                            token,
                            totp,
                            Browser.PASSWORD,
                            "argon2",
                            String.valueOf(browser.cookie()).substring(7));
        }
    }

    private static Stream<String> entries(String account) {
        return TODOKU.api()
                .get(account + "/audit")
                .json()
                .path("items")
                .valueStream()
                .map(entry -> entry.path("name").asString("?") + " "
                        + entry.path("what").asString());
    }
}
