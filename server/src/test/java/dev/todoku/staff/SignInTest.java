package dev.todoku.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.staff.internal.Codes;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignInTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final String OWNER = "{\"role\":\"owner\"}";

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        Browser browser = Browser.of(TODOKU, "cookie@example.com", OWNER);
        Http.Answer answer = browser.signIn("cookie@example.com", Browser.PASSWORD, null);
        String secure = new Browser(TODOKU)
                .send(
                        "POST",
                        "/api/v1/session",
                        "{\"email\":\"cookie@example.com\",\"password\":\"%s\"}".formatted(Browser.PASSWORD),
                        "X-Forwarded-Proto",
                        "https")
                .header("Set-Cookie");

        assertThat(answer.header("Set-Cookie"))
                .startsWith("todoku=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Secure");
        assertThat(secure).startsWith("__Host-todoku=").contains("; Secure");
    }

    @Test
    void aSignInGivesAnotherCookieAndEndsTheOneBefore() {
        Browser browser = Browser.of(TODOKU, "fixed@example.com", OWNER);
        String before = browser.cookie();
        browser.signIn("fixed@example.com", Browser.PASSWORD, null);
        String after = browser.cookie();
        Browser thief = new Browser(TODOKU);
        thief.hold(before);

        assertThat(after).isNotEqualTo(before);
        assertThat(thief.get("/api/v1/me").status()).isEqualTo(401);
        thief.hold("todoku=chosen-by-somebody-else");
        assertThat(thief.signIn("fixed@example.com", Browser.PASSWORD, null).status())
                .isEqualTo(200);
        assertThat(thief.cookie()).doesNotContain("chosen-by-somebody-else");
    }

    @Test
    void whatAnotherSiteMakesABrowserSendIsRefused() {
        Browser browser = Browser.of(TODOKU, "forged@example.com", OWNER);
        Http plain = TODOKU.open();
        String cookie = String.valueOf(browser.cookie());
        String body = "{\"name\":\"x\",\"scopes\":[\"everything\"]}";

        assertThat(code(plain.post("/api/v1/tokens", body, "Cookie", cookie))).isEqualTo("forged");
        assertThat(code(plain.post("/api/v1/tokens", body, "Cookie", cookie, "X-CSRF-Token", "guessed")))
                .isEqualTo("forged");
        assertThat(code(browser.send("POST", "/api/v1/tokens", body, "Sec-Fetch-Site", "cross-site")))
                .isEqualTo("forged");
        assertThat(code(plain.post(
                        "/api/v1/session",
                        "{\"email\":\"forged@example.com\",\"password\":\"x\"}",
                        "Origin",
                        "https://evil.example")))
                .as("signing somebody in as somebody else")
                .isEqualTo("forged");
        assertThat(browser.post("/api/v1/tokens", body).status()).isEqualTo(201);
        assertThat(plain.post("/api/v1/tokens", body, "Cookie", cookie, "Authorization", "Bearer todoku_x")
                        .status())
                .as("an Authorization header is judged by itself")
                .isEqualTo(401);
    }

    @Test
    void whoeverGuessesWaitsLongerAndLongerAndLearnsNothing() {
        Browser.of(TODOKU, "guessed@example.com", OWNER);
        Browser browser = new Browser(TODOKU);
        for (String email : List.of("guessed@example.com", "nobody@example.com")) {
            for (int i = 0; i < 5; i++) {
                Http.Answer wrong = browser.signIn(email, "wrong password " + i, null);
                assertThat(wrong.status()).isEqualTo(401);
                assertThat(code(wrong)).isEqualTo("wrong-credentials");
            }
            Http.Answer slowed = browser.signIn(email, Browser.PASSWORD, null);
            assertThat(slowed.status()).isEqualTo(429);
            assertThat(slowed.header("Retry-After")).isEqualTo("60");
        }

        TODOKU.advance(Duration.ofSeconds(61));
        assertThat(browser.signIn("guessed@example.com", "wrong again", null).status())
                .isEqualTo(401);
        TODOKU.advance(Duration.ofSeconds(61));
        assertThat(browser.signIn("guessed@example.com", Browser.PASSWORD, null).status())
                .as("two minutes now")
                .isEqualTo(429);
        TODOKU.advance(Duration.ofSeconds(61));
        assertThat(browser.signIn("guessed@example.com", Browser.PASSWORD, null).status())
                .isEqualTo(200);
    }

    @Test
    void aCodeOfTheAppIsAskedForAndOpensOnce() {
        Browser browser = Browser.of(TODOKU, "codes@example.com", OWNER);
        String secret =
                browser.post("/api/v1/me/totp", null).json().path("secret").asString();
        assertThat(code(browser.post("/api/v1/me/totp/confirmation", "{\"code\":\"000000\"}")))
                .isEqualTo("wrong-code");
        Http.Answer on = browser.post(
                "/api/v1/me/totp/confirmation", "{\"code\":\"%s\"}".formatted(Codes.at(secret, TODOKU.now())));
        List<String> recovery = on.json()
                .path("codes")
                .valueStream()
                .map(each -> each.asString())
                .toList();
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();

        Browser next = new Browser(TODOKU);
        assertThat(code(next.signIn("codes@example.com", Browser.PASSWORD, null)))
                .isEqualTo("code-needed");
        assertThat(code(next.signIn("codes@example.com", Browser.PASSWORD, Codes.at(secret, TODOKU.now()))))
                .as("it was used to confirm")
                .isEqualTo("wrong-credentials");
        TODOKU.advance(Duration.ofSeconds(30));
        assertThat(next.signIn("codes@example.com", Browser.PASSWORD, Codes.at(secret, TODOKU.now()))
                        .status())
                .isEqualTo(200);
        assertThat(next.signIn("codes@example.com", Browser.PASSWORD, recovery.getFirst())
                        .status())
                .isEqualTo(200);
        assertThat(code(next.signIn("codes@example.com", Browser.PASSWORD, recovery.getFirst())))
                .isEqualTo("wrong-credentials");
        assertThat(next.get("/api/v1/me").json().path("recoveryCodes").asInt()).isEqualTo(9);
    }

    @Test
    void sessionsEndByThemselvesByHandAndWithThePassword() {
        Browser one = Browser.of(TODOKU, "sessions@example.com", OWNER);
        Browser two = new Browser(TODOKU);
        two.signIn("sessions@example.com", Browser.PASSWORD, null);

        assertThat(code(one.send(
                        "PUT", "/api/v1/me/password", "{\"current\":\"x\",\"password\":\"another horse battery\"}")))
                .isEqualTo("wrong-password");
        assertThat(one.send(
                                "PUT",
                                "/api/v1/me/password",
                                "{\"current\":\"%s\",\"password\":\"another horse battery\"}"
                                        .formatted(Browser.PASSWORD))
                        .status())
                .isEqualTo(204);
        assertThat(two.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(one.get("/api/v1/me").json().path("sessions").size()).isEqualTo(1);

        TODOKU.advance(Duration.ofMinutes(16));
        assertThat(code(one.post("/api/v1/me/totp", null))).isEqualTo("sign-in-again");
        TODOKU.advance(Duration.ofHours(13));
        assertThat(one.get("/api/v1/me").status()).as("idle").isEqualTo(401);
    }

    @Test
    void whoeverIsRemovedOrShutOutIsOutAtOnce() {
        Browser.of(TODOKU, "stays@example.com", OWNER);
        Browser gone = Browser.of(TODOKU, "gone@example.com", OWNER);
        String id = gone.get("/api/v1/me").json().path("personId").asString();
        String off = "{\"name\":\"Gone\",\"disabled\":true,\"roles\":[{\"role\":\"owner\"}]}";

        assertThat(TODOKU.api().put("/api/v1/staff/" + id, off).status()).isEqualTo(200);
        assertThat(gone.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(gone.signIn("gone@example.com", Browser.PASSWORD, null).status())
                .isEqualTo(401);
        assertThat(TODOKU.api().delete("/api/v1/staff/" + id).status()).isEqualTo(204);

        assertThat(TODOKU.api().get("/api/v1/audit").text())
                .contains("person.removed", "token")
                .doesNotContain(Browser.PASSWORD);
    }

    private static String code(Http.Answer answer) {
        return answer.json().path("type").asString().replace("urn:todoku:problem:", "");
    }
}
