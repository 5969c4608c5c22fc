package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.net.BindException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Service messages of LINE MINI Apps, and mission stickers. */
class ServiceMessageTest {
    private Box box;
    private Shop shop;
    private App app;
    private Shop channel;
    private String friend;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
        shop = box.openSmall();
        friend = box.addFriends(shop, 1).getFirst();
        app = App.open(box, shop, ",\"miniApp\":true,\"templates\":[\"thanks_ja\"]");
        channel = app.channelToken("/oauth2/v3/token");
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void aTokenSendsFiveMessagesAndChangesWithEach() {
        Answer issued = issue(userToken());
        assertThat(issued.json().get("remainingCount").asInt()).isEqualTo(5);
        assertThat(issued.json().get("expiresIn").asInt()).isEqualTo(31_536_000);
        String session = issued.json().get("sessionId").asString();
        String token = issued.json().get("notificationToken").asString();
        for (int left = 4; left > 0; left--) {
            Answer sent = send(token, "thanks_ja");
            assertThat(sent.json().get("remainingCount").asInt()).isEqualTo(left);
            assertThat(sent.json().get("sessionId").asString()).isEqualTo(session);
            assertThat(send(token, "thanks_ja").status()).as("used up").isEqualTo(401);
            token = sent.json().get("notificationToken").asString();
        }
        Answer last = send(token, "thanks_ja");
        assertThat(last.json().toString()).isEqualTo("{\"expiresIn\":0,\"remainingCount\":0}");
        assertThat(box.control("GET", "/_emulator/login-channels/" + app.channelId() + "/service-messages", null)
                        .json()
                        .get("messages"))
                .hasSize(5);
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(issue("").message()).isEqualTo("[liffAccessToken] must not be blank");
        assertThat(issue("nonsense").status()).isEqualTo(401);
        String user = userToken();
        String token = issue(user).json().get("notificationToken").asString();
        assertThat(issue(user).status()).as("one per access token").isEqualTo(400);
        assertThat(send("nonsense", "thanks_ja").message()).isEqualTo("Invalid notifier token");
        assertThat(send(token, "unknown_ja").status()).isEqualTo(403);
        assertThat(send(token, "").message()).isEqualTo("[templateName] must not be blank");
        assertThat(send(token, "a".repeat(30) + "_ja").status()).isEqualTo(400);
        assertThat(box.post(channel, "/message/v3/notifier/send", body(token, "thanks_ja"))
                        .status())
                .as("without a target")
                .isEqualTo(400);
        box.advance(Duration.ofDays(365));
        channel = app.channelToken("/oauth2/v3/token");
        assertThat(send(token, "thanks_ja").status()).isEqualTo(401);
    }

    @Test
    void onlyMiniAppsMaySendAndOnlyWithProperTokens() {
        Shop plain = App.open(box, shop, "").channelToken("/oauth2/v3/token");
        assertThat(box.post(plain, "/message/v3/notifier/token", "{\"liffAccessToken\":\"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(box.post(shop, "/message/v3/notifier/token", "{\"liffAccessToken\":\"x\"}")
                        .status())
                .as("long-lived")
                .isEqualTo(401);
    }

    @Test
    void missionStickersAreRefusedInLinesWords() {
        box.control("PUT", shop.path("/mission-stickers"), """
                {"products":[{"productId":"1"},{"productId":"2","mission":false},{"productId":"3","forChannel":false},
                {"productId":"4","until":"2026-11-01T00:00:00Z"}]}""");
        assertMission(friend, "1", 200, "");
        assertMission("U1", "1", 400, "invalid request");
        assertMission(friend, "9", 404, "not found");
        assertMission(friend, "2", 400, "illegal argument");
        assertMission(friend, "3", 400, "sticker set not available for channel");
        assertMission(friend, "4", 400, "not in sales period");
        box.act(shop, friend, "{\"type\":\"deleteAccount\"}");
        assertMission(friend, "1", 400, "not available");
    }

    private void assertMission(String to, String product, int status, String message) {
        Answer answer = box.post(shop, "/shop/v3/mission", """
                {"to":"%s","productId":"%s","productType":"STICKER","sendPresentMessage":false}""".formatted(to, product));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.message()).isEqualTo(message);
    }

    private String userToken() {
        return app.logIn(friend, "profile").json().get("access_token").asString();
    }

    private Answer issue(String liffAccessToken) {
        return box.post(channel, "/message/v3/notifier/token", "{\"liffAccessToken\":\"" + liffAccessToken + "\"}");
    }

    private Answer send(String token, String template) {
        return box.post(channel, "/message/v3/notifier/send?target=service", body(token, template));
    }

    private static String body(String token, String template) {
        return """
                {"templateName":"%s","params":{"name":"花子"},"notificationToken":"%s"}""".formatted(template, token);
    }
}
