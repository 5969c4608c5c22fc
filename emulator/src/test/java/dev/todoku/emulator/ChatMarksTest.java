package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ChatMarksTest {
    private Box box;
    private Bot bot;
    private Shop shop;
    private String friend;

    @BeforeEach
    void open() throws IOException {
        box = Box.atNoon();
        bot = Bot.start();
        shop = box.openJson("""
                {"name":"Shop","plan":"jp-2023-communication","webhook":"%s"}""".formatted(bot.url()));
        friend = box.addFriends(shop, 1).getFirst();
    }

    @AfterEach
    void close() {
        bot.close();
        box.close();
    }

    private Answer load(String body) {
        return box.post(shop, "/v2/bot/chat/loading/start", body);
    }

    private JsonNode screen() {
        return box.control("GET", shop.path("/friends/" + friend + "/screen"), null)
                .json();
    }

    @Test
    void theAnimationLastsTwentySecondsUnlessSaidOtherwise() {
        assertThat(load("{\"chatId\":\"%s\"}".formatted(friend)).status()).isEqualTo(202);
        assertThat(screen().get("loadingUntil").asString()).isEqualTo("2026-11-22T03:00:20Z");
        load("{\"chatId\":\"%s\",\"loadingSeconds\":60}".formatted(friend));
        assertThat(screen().get("loadingUntil").asString()).isEqualTo("2026-11-22T03:01:00Z");
        box.advance(Duration.ofMinutes(1));
        assertThat(screen().has("loadingUntil")).isFalse();
    }

    @Test
    void aMessageEndsTheAnimation() {
        load("{\"chatId\":\"%s\"}".formatted(friend));
        box.push(shop, friend);
        assertThat(screen().has("loadingUntil")).isFalse();
    }

    @Test
    void whoIsNoFriendSeesNothingAndNobodyIsTold() {
        assertThat(load("{\"chatId\":\"%s\"}".formatted(Box.strangers(1).getFirst()))
                        .status())
                .isEqualTo(202);
        box.act(shop, friend, "{\"type\":\"unfollow\"}");
        assertThat(load("{\"chatId\":\"%s\"}".formatted(friend)).status()).isEqualTo(202);
        assertThat(screen().has("loadingUntil")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"5,0", "60,0", "65,1", "0,1", "7,1", "3,2", "61,2"})
    void secondsAreMultiplesOfFiveUpToSixty(int seconds, int faults) {
        Answer answer = load("{\"chatId\":\"%s\",\"loadingSeconds\":%d}".formatted(friend, seconds));
        assertThat(answer.status()).isEqualTo(faults == 0 ? 202 : 400);
        assertThat(answer.json().path("details").size()).isEqualTo(faults);
    }

    @Test
    void groupsShowNoAnimation() {
        Answer refused = load("{\"chatId\":\"C%s\"}".formatted("0".repeat(32)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/details/0/message").asString())
                .isEqualTo(
                        "Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.");
    }

    @Test
    void messagesAreMarkedAsReadUpToTheTokens() {
        box.act(shop, friend, "{\"type\":\"message\",\"text\":\"一\"}");
        box.settle();
        String first = bot.lastEvent().at("/message/markAsReadToken").asString();
        box.advance(Duration.ofMinutes(5));
        box.act(shop, friend, "{\"type\":\"message\",\"text\":\"二\"}");
        box.settle();
        String second = bot.lastEvent().at("/message/markAsReadToken").asString();
        assertThat(screen().has("readUntil")).isFalse();
        assertThat(mark(second).status()).isEqualTo(200);
        assertThat(mark(first).status()).isEqualTo(200);
        assertThat(screen().get("readUntil").asString()).isEqualTo("2026-11-22T03:05:00Z");
    }

    @Test
    void aTokenIsOfTheBotThatGotIt() {
        String invalid = "Invalid markAsReadToken. Tokens must be used by the bot that received them via Webhook.";
        assertThat(mark("nonsense").message()).isEqualTo(invalid);
        box.act(shop, friend, "{\"type\":\"message\",\"text\":\"一\"}");
        box.settle();
        String token = bot.lastEvent().at("/message/markAsReadToken").asString();
        Shop other = box.openSmall();
        Answer refused = box.post(other, "/v2/bot/chat/markAsRead", "{\"markAsReadToken\":\"%s\"}".formatted(token));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo(invalid);
    }

    @Test
    void theOlderCallMarksTheWholeChat() {
        Answer marked =
                box.post(shop, "/v2/bot/message/markAsRead", "{\"chat\":{\"userId\":\"%s\"}}".formatted(friend));
        assertThat(marked.status()).isEqualTo(200);
        assertThat(screen().get("readUntil").asString()).isEqualTo("2026-11-22T03:00:00Z");
        assertThat(box.post(shop, "/v2/bot/message/markAsRead", "{}").status()).isEqualTo(400);
        assertThat(box.post(shop, "/v2/bot/message/markAsRead", "{\"chat\":{\"userId\":\"x\"}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theOwnerSetsWhatBotInfoShows() {
        box.control("PUT", shop.path("/bot"), "{\"chatMode\":\"chat\",\"premiumId\":\"@cafe\"}");
        box.control("PUT", shop.path("/bot"), "{\"markAsReadMode\":\"manual\"}");
        JsonNode info = box.get(shop, "/v2/bot/info").json();
        assertThat(info.get("chatMode").asString()).isEqualTo("chat");
        assertThat(info.get("markAsReadMode").asString()).isEqualTo("manual");
        assertThat(info.get("premiumId").asString()).isEqualTo("@cafe");
        assertThat(box.control("PUT", shop.path("/bot"), "{\"chatMode\":\"off\"}")
                        .message())
                .isEqualTo("chatMode: got 'off' (expected: one of [chat, bot])");
    }

    private Answer mark(String token) {
        return box.post(shop, "/v2/bot/chat/markAsRead", "{\"markAsReadToken\":\"%s\"}".formatted(token));
    }
}
