package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statistics of webhooks that failed, the verify button, and reply tokens of redelivered events. */
class WebhookErrorsTest {
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
    void failuresAreCountedByDayReasonAndDetail() {
        bot.answers(() -> 503);
        say();
        say();
        box.advance(Duration.ofDays(1));
        say();
        bot.answers(() -> 200);
        say();
        bot.close();
        say();
        assertThat(errors())
                .containsExactly(
                        "2026-11-22 error_status_code 503 2",
                        "2026-11-23 could_not_connect Connection failed 1",
                        "2026-11-23 error_status_code 503 1");
    }

    @Test
    void anUnknownHostIsTold() {
        box.control("PUT", shop.path("/webhook"), "{\"url\":\"https://nowhere.invalid/webhook\"}");
        say();
        assertThat(errors()).containsExactly("2026-11-22 could_not_connect Unknown host 1");
    }

    @Test
    void anAnswerThatNeverEndsIsATimeout() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> beginAnswer(socket));
            box.control(
                    "PUT",
                    shop.path("/webhook"),
                    "{\"url\":\"http://127.0.0.1:%d/\"}".formatted(socket.getLocalPort()));
            say();
            assertThat(errors()).containsExactly("2026-11-22 request_timeout Request timeout 1");
        }
    }

    @SuppressWarnings("resource") // stays open, so that the other side waits
    private static void beginAnswer(ServerSocket socket) {
        try {
            socket.accept()
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theVerifyButtonSendsNoEventsAndIsNotCounted() {
        Answer verified = box.control("POST", shop.path("/webhook/verify"), "");
        assertThat(verified.json().get("success").asBoolean()).isTrue();
        assertThat(bot.received().getFirst().events()).isEmpty();
        bot.answers(() -> 500);
        Answer failed = box.control("POST", shop.path("/webhook/verify"), "");
        assertThat(failed.json().get("reason").asString()).isEqualTo("ERROR_STATUS_CODE");
        assertThat(failed.json().get("detail").asString()).isEqualTo("500");
        assertThat(errors()).isEmpty();
        assertThat(box.control("POST", box.openSmall().path("/webhook/verify"), "")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aReplyTokenWorksForAMinuteFromItsRedelivery() {
        box.settings("{\"redelivery\":true,\"redeliveryAfter\":[\"PT5M\"]}");
        bot.answers(() -> 500);
        say();
        bot.answers(() -> 200);
        box.advance(Duration.ofMinutes(5));
        assertThat(bot.events()).hasSize(2);
        String token = bot.lastEvent().get("replyToken").asString();
        box.advance(Duration.ofSeconds(59));
        assertThat(reply(token).status()).isEqualTo(200);
        assertThat(reply(token).message()).isEqualTo("Invalid reply token");
    }

    @Test
    void twentyMinutesAfterTheEventNoRedeliveryHelps() {
        box.settings("{\"redelivery\":true,\"redeliveryAfter\":[\"PT21M\"]}");
        bot.answers(() -> 500);
        say();
        bot.answers(() -> 200);
        box.advance(Duration.ofMinutes(21));
        assertThat(reply(bot.lastEvent().get("replyToken").asString()).message())
                .isEqualTo("Invalid reply token");
    }

    private void say() {
        box.act(shop, friend, "{\"type\":\"message\",\"text\":\"もしもし\"}");
        box.settle();
    }

    private Answer reply(String token) {
        return box.post(shop, "/v2/bot/message/reply", """
                {"replyToken":"%s","messages":[{"type":"text","text":"はい"}]}""".formatted(token));
    }

    private List<String> errors() {
        List<String> lines = new ArrayList<>();
        box.control("GET", shop.path("/webhooks/errors"), null)
                .json()
                .get("errors")
                .forEach(line -> lines.add("%s %s %s %d"
                        .formatted(
                                line.get("date").asString(),
                                line.get("reason").asString(),
                                line.get("detail").asString(),
                                line.get("count").asInt())));
        return lines;
    }
}
