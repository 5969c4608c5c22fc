package dev.todoku.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a browser is to the server: keeps the cookie it was given, and sends the console's token beside it. */
public final class Browser {

    static final String PASSWORD = "correct horse battery";

    private final Http server;
    private @Nullable String cookie;
    private @Nullable String csrf;

    public Browser(RunningTodoku todoku) {
        this.server = todoku.open();
    }

    /** A browser in which somebody with these roles is signed in: the installation's owner invited them. */
    public static Browser of(RunningTodoku todoku, String email, String roles) {
        String invitation = todoku.api()
                .post(
                        "/api/v1/staff",
                        "{\"email\":\"%s\",\"name\":\"Somebody\",\"roles\":[%s]}".formatted(email, roles))
                .json()
                .path("invitation")
                .asString();
        Browser browser = new Browser(todoku);
        Http.Answer answer = browser.post(
                "/api/v1/invitations", "{\"invitation\":\"%s\",\"password\":\"%s\"}".formatted(invitation, PASSWORD));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return browser;
    }

    Http.Answer signIn(String email, String password, @Nullable String code) {
        return post(
                "/api/v1/session",
                "{\"email\":\"%s\",\"password\":\"%s\",\"code\":%s}"
                        .formatted(email, password, code == null ? null : '"' + code + '"'));
    }

    public Http.Answer get(String path) {
        return send("GET", path, null);
    }

    public Http.Answer post(String path, @Nullable String body) {
        return send("POST", path, body);
    }

    public Http.Answer send(String method, String path, @Nullable String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Sec-Fetch-Site", "same-origin"));
        if (cookie != null) {
            all.addAll(List.of("Cookie", cookie));
        }
        if (csrf != null) {
            all.addAll(List.of("X-CSRF-Token", csrf));
        }
        all.addAll(List.of(headers));
        Http.Answer answer = server.send(method, path, body, all.toArray(String[]::new));
        String set = answer.header("Set-Cookie");
        if (!set.isEmpty()) {
            cookie = set.replaceFirst(";.*", "");
        }
        if (answer.status() == 200 && path.matches("/api/v1/(session(/passkey)?|setup|invitations)")) {
            csrf = answer.json().path("csrf").asString("");
        }
        return answer;
    }

    @Nullable String cookie() {
        return cookie;
    }

    void hold(@Nullable String other) {
        cookie = other;
    }
}
