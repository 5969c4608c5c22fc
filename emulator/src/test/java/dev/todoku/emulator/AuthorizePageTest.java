package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import dev.todoku.emulator.http.Form;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page on which somebody logs in. */
class AuthorizePageTest {
    private Box box;
    private Bot bot;
    private Shop shop;
    private App app;
    private String friend;
    private String stranger;

    @BeforeEach
    void open() throws IOException {
        box = Box.atNoon();
        bot = Bot.start();
        shop = box.openJson("""
                {"name":"Shop","plan":"jp-2023-communication","webhook":"%s"}""".formatted(bot.url()));
        friend = box.addFriends(shop, 1).getFirst();
        stranger = Box.userIds(box.control("POST", shop.path("/friends"), """
                        {"following":false,"friends":[{"displayName":"<b>花子"}]}""")).getFirst();
        app = App.open(box, shop, "");
    }

    @AfterEach
    void close() {
        bot.close();
        box.close();
    }

    @Test
    void itOffersTheAccountsUsersAndNamesWhatIsAsked() {
        Answer page = app.authorize(Map.of("scope", "profile openid email", "bot_prompt", "normal"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(html(page))
                .contains("lang=\"ja\"", "Café &amp; App にログイン", friend, stranger, "&lt;b&gt;花子")
                .contains("メールアドレス", "友だち追加する", "許可する", "キャンセル")
                .doesNotContain("<b>花子", "<script");
    }

    @Test
    void itSpeaksTheLanguageAskedFor() {
        assertThat(html(app.authorize(Map.of("ui_locales", "fr en"))))
                .contains("lang=\"en\"", "Log in to", "Main profile info (required)", "日本語");
        Answer english = box.send(box.request("GET", "/oauth2/v2.1/authorize?" + App.form(app.request(Map.of())), null)
                .header("Accept-Language", "en-US,en;q=0.9")
                .build());
        assertThat(html(english)).contains("lang=\"en\"");
    }

    @Test
    void itsPolicyLetsNothingInAndFormsOnlyGoWhereTheyBelong() {
        String policy = String.valueOf(app.authorize(Map.of()).header("Content-Security-Policy"));
        assertThat(policy)
                .contains(
                        "default-src 'none'",
                        "frame-ancestors 'none'",
                        "form-action 'self' https://app.example.com",
                        "base-uri 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void peopleAreFoundByName() {
        String page = html(app.authorize(Map.of("emulator_search", "花子")));
        assertThat(page).contains(stranger).doesNotContain(friend);
    }

    @Test
    void aWrongChannelOrAddressIsToldToThePersonOnly() {
        Answer channel = app.authorize(Map.of("client_id", "1"));
        assertThat(channel.status()).isEqualTo(400);
        assertThat(html(channel)).contains("client_id");
        Answer address = app.authorize(Map.of("redirect_uri", "https://evil.example.com/"));
        assertThat(address.status()).isEqualTo(400);
        assertThat(html(address))
                .contains("Invalid redirect_uri value. Check if it is registered in a LINE developers site.");
        assertThat(app.authorize(Map.of("redirect_uri", App.CALLBACK + "?a=b")).status())
                .as("any query may be added")
                .isEqualTo(200);
        assertThat(app.authorize(Map.of("redirect_uri", App.CALLBACK + "?a=é")).status())
                .as("percent-encoded")
                .isEqualTo(400);
    }

    @Test
    void otherFaultsGoBackToTheApp() {
        assertError(Map.of("response_type", "token"), "UNSUPPORTED_RESPONSE_TYPE");
        assertError(Map.of("state", ""), "INVALID_REQUEST");
        assertError(Map.of("scope", "email"), "INVALID_SCOPE");
        assertError(Map.of("scope", "friends"), "INVALID_SCOPE");
        assertError(Map.of("prompt", "maybe"), "INVALID_REQUEST");
        assertError(Map.of("bot_prompt", "loud"), "INVALID_REQUEST");
        assertError(Map.of("response_mode", "fragment"), "INVALID_REQUEST");
        assertError(Map.of("prompt", "none"), "LOGIN_REQUIRED");
        assertError(Map.of("prompt", "none", "emulator_user", friend), "INTERACTION_REQUIRED");
    }

    @Test
    void whoeverCancelsDeniesAccess() {
        Form answer = App.query(app.consent(friend, Map.of("decision", "deny")));
        assertThat(answer.get("error")).isEqualTo("ACCESS_DENIED");
        assertThat(answer.get("error_description")).isEqualTo("The resource owner denied the request.");
        assertThat(answer.get("state")).isEqualTo("s1");
    }

    @Test
    void whatWasAllowedIsNotAskedAgain() {
        app.code(friend, Map.of());
        Answer known = app.authorize(Map.of("emulator_user", friend, "prompt", "none"));
        assertThat(known.status()).isEqualTo(302);
        String code = String.valueOf(App.query(known).get("code"));
        assertThat(app.exchange(code, Map.of()).status()).isEqualTo(200);
        assertThat(app.authorize(Map.of("emulator_user", friend, "prompt", "consent"))
                        .status())
                .isEqualTo(200);
        assertThat(app.authorize(Map.of("emulator_user", friend, "scope", "profile openid email"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void somebodyCanBecomeAFriendWhileLoggingIn() {
        Form added = App.query(app.consent(stranger, Map.of("bot_prompt", "aggressive", "add_friend", "true")));
        assertThat(added.get("friendship_status_changed")).isEqualTo("true");
        box.settle();
        assertThat(bot.lastEvent().get("type").asString()).isEqualTo("follow");
        assertThat(bot.lastEvent().get("source").get("userId").asString()).isEqualTo(stranger);
        Form already = App.query(app.consent(friend, Map.of("bot_prompt", "normal", "add_friend", "true")));
        assertThat(already.get("friendship_status_changed")).isEqualTo("false");
        assertThat(App.query(app.consent(friend, Map.of())).get("friendship_status_changed"))
                .isNull();
    }

    @Test
    void theAnswerCanBeAFormOrAJwt() {
        Answer form = app.consent(friend, Map.of("response_mode", "form_post"));
        assertThat(form.status()).isEqualTo(200);
        assertThat(html(form))
                .contains("action=\"" + App.CALLBACK + "\"", "name=\"code\"", "name=\"state\" value=\"s1\"");
        String jwt = String.valueOf(
                App.query(app.consent(friend, Map.of("response_mode", "jwt"))).get("response"));
        String claims = new String(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        assertThat(claims).contains("\"state\":\"s1\"", "\"code\":", app.channelId());
    }

    @Test
    void channelsAreSetAsInTheConsole() {
        String path = "/_emulator/login-channels/" + app.channelId();
        Answer changed = box.control("PUT", path, "{\"callbackUrls\":[\"line3rdp.com.example://authorize\"]}");
        assertThat(changed.json().get("name").asString()).isEqualTo("Café & App");
        assertThat(app.authorize(Map.of()).status()).isEqualTo(400);
        assertThat(app.authorize(Map.of("redirect_uri", "line3rdp.com.example://authorize"))
                        .status())
                .isEqualTo(200);
        assertThat(box.control("PUT", path, "{\"callbackUrls\":[\"javascript:alert(1)\"]}")
                        .status())
                .isEqualTo(400);
        assertThat(box.control("POST", "/_emulator/login-channels", "{\"name\":\"x\",\"account\":\"1\"}")
                        .message())
                .isEqualTo("account: got '1' (expected: an account's channel id)");
        assertThat(box.control("GET", "/_emulator/login-channels", null).json().get("channels"))
                .hasSize(1);
    }

    private void assertError(Map<String, String> changed, String error) {
        Answer answer = app.authorize(changed);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).startsWith(App.CALLBACK);
        assertThat(App.query(answer).get("error")).isEqualTo(error);
    }

    private static String html(Answer answer) {
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }
}
