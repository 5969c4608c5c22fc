package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReplyTest {
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

    @Test
    void aReplyIsListedButFree() {
        Answer replied = reply(receive().get("replyToken").asString());
        assertThat(replied.status()).isEqualTo(200);
        assertThat(replied.json().get("sentMessages").get(0).get("id").isString())
                .isTrue();
        JsonNode usage = box.usage(shop);
        assertThat(usage.get("used").asLong()).isZero();
        assertThat(usage.get("byRoute").get("reply").asLong()).isEqualTo(1);
        box.goTo("2026-11-22T21:00:00Z");
        assertThat(box.get(shop, "/v2/bot/message/delivery/reply?date=20261122")
                        .json()
                        .get("success")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void aTokenWorksOnce() {
        String token = receive().get("replyToken").asString();
        reply(token);
        assertInvalid(reply(token));
    }

    @Test
    void aTokenDiesAfterAMinute() {
        String token = receive().get("replyToken").asString();
        box.advance(Duration.ofSeconds(59));
        String later = receive().get("replyToken").asString();
        box.advance(Duration.ofSeconds(1));
        assertInvalid(reply(token));
        assertThat(reply(later).status()).isEqualTo(200);
        assertInvalid(reply("unknown"));
    }

    @Test
    void aTokenOfAnotherAccountIsUnknown() {
        String token = receive().get("replyToken").asString();
        Shop other = box.openSmall();
        assertInvalid(box.post(other, "/v2/bot/message/reply", body(token)));
        assertThat(reply(token).status()).isEqualTo(200);
    }

    @Test
    void anInvalidMessageDoesNotUseTheTokenUp() {
        String token = receive().get("replyToken").asString();
        Answer refused = box.post(shop, "/v2/bot/message/reply", """
                {"replyToken":"%s","messages":[]}""".formatted(token));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(reply(token).status()).isEqualTo(200);
    }

    @Test
    void redeliveryGivesTheSameTokenAnotherMinuteWithinTwentyOfTheEvent() {
        box.settings("{\"redelivery\":true,\"redeliveryAfter\":[\"PT10M\",\"PT10M\",\"PT10M\"]}");
        bot.answers(() -> 500);
        String token = receive().get("replyToken").asString();
        box.advance(Duration.ofMinutes(2));
        assertInvalid(reply(token));
        box.advance(Duration.ofMinutes(8));
        assertThat(bot.lastEvent().get("replyToken").asString()).isEqualTo(token);
        bot.answers(() -> 200);
        assertThat(reply(token).status()).isEqualTo(200);

        bot.answers(() -> 500);
        String old = receive().get("replyToken").asString();
        box.advance(Duration.ofMinutes(30));
        assertThat(bot.lastEvent().get("replyToken").asString()).isEqualTo(old);
        assertInvalid(reply(old));
    }

    private JsonNode receive() {
        box.act(shop, friend, "{\"type\":\"message\",\"text\":\"予約したい\"}");
        box.settle();
        return bot.lastEvent();
    }

    private Answer reply(String token) {
        return box.post(shop, "/v2/bot/message/reply", body(token));
    }

    private static String body(String token) {
        return """
                {"replyToken":"%s","messages":[{"type":"text","text":"承りました"}]}""".formatted(token);
    }

    private static void assertInvalid(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("Invalid reply token");
    }
}
