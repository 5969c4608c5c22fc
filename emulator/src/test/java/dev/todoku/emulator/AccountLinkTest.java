package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccountLinkTest {
    private static final String NONCE = "abcdefghij0123456789";

    private Box box;
    private Bot bot;
    private Shop shop;
    private List<String> friends;

    @BeforeEach
    void open() throws IOException {
        box = Box.atNoon();
        bot = Bot.start();
        shop = box.openJson("""
                {"name":"Shop","plan":"jp-2023-communication","webhook":"%s"}""".formatted(bot.url()));
        friends = box.addFriends(shop, 2);
    }

    @AfterEach
    void close() {
        bot.close();
        box.close();
    }

    @Test
    void theFriendWhomTheLinkWasMadeForIsLinked() {
        String token = linkToken();
        Answer page = dialog(token, NONCE);
        assertThat(page.status()).isEqualTo(200);
        assertThat(html(page)).contains("Shop とアカウントを連携", friends.getFirst(), "連携する");
        assertThat(html(open(token, friends.getFirst()))).contains("アカウントを連携しました。");
        box.settle();
        JsonNode event = bot.lastEvent();
        assertThat(event.get("type").asString()).isEqualTo("accountLink");
        assertThat(event.get("link").get("result").asString()).isEqualTo("ok");
        assertThat(event.get("link").get("nonce").asString()).isEqualTo(NONCE);
        assertThat(event.get("source").get("userId").asString()).isEqualTo(friends.getFirst());
        assertThat(event.has("replyToken")).isTrue();
        assertThat(bot.received().getFirst().parse(shop.secret()).events()).hasSize(1);
    }

    @Test
    void somebodyElseFailsAndTheBotIsNotToldWho() {
        assertThat(open(linkToken(), friends.get(1)).status()).isEqualTo(200);
        box.settle();
        assertThat(bot.lastEvent().get("link").get("result").asString()).isEqualTo("failed");
        assertThat(bot.lastEvent().has("source")).isFalse();
        assertThat(bot.lastEvent().has("replyToken")).isFalse();
        assertThat(bot.received().getFirst().parse(shop.secret()).events()).hasSize(1);
    }

    @Test
    void aTokenWorksOnceAndForTenMinutesAndOtherwiseTellsNobody() {
        String used = linkToken();
        open(used, friends.getFirst());
        box.settle();
        assertThat(open(used, friends.getFirst()).status()).isEqualTo(400);
        String late = linkToken();
        box.advance(Duration.ofMinutes(10));
        assertThat(dialog(late, NONCE).status()).isEqualTo(400);
        assertThat(open(late, friends.getFirst()).status()).isEqualTo(400);
        assertThat(dialog(linkToken(), "short").status()).isEqualTo(400);
        box.settle();
        assertThat(bot.events()).hasSize(1);
    }

    @Test
    void onlyFriendsGetTokens() {
        assertThat(issue("U1").message()).isEqualTo("The value for the 'userId' parameter is invalid");
        assertThat(issue(Box.strangers(1).getFirst()).status()).isEqualTo(404);
        box.act(shop, friends.get(1), "{\"type\":\"unfollow\"}");
        assertThat(issue(friends.get(1)).status()).isEqualTo(404);
    }

    private Answer issue(String userId) {
        return box.post(shop, "/v2/bot/user/" + userId + "/linkToken", "");
    }

    private String linkToken() {
        return issue(friends.getFirst()).json().get("linkToken").asString();
    }

    private Answer dialog(String token, String nonce) {
        return box.control("GET", "/dialog/bot/accountLink?linkToken=" + token + "&nonce=" + nonce, null);
    }

    private Answer open(String token, String userId) {
        return box.form(
                "/_emulator/login/account-link",
                App.form(Map.of("linkToken", token, "nonce", NONCE, "emulator_user", userId)));
    }

    private static String html(Answer answer) {
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }
}
