package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookSettingsTest {
    private Box box;
    private Bot bot;
    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        box = Box.atNoon();
        bot = Bot.start();
        shop = box.openJson("""
                {"name":"Shop","plan":"jp-2023-communication","webhook":"%s"}""".formatted(bot.url()));
    }

    @AfterEach
    void close() {
        bot.close();
        box.close();
    }

    @Test
    void linesOwnCallTakesHttpsOnly() {
        String path = "/v2/bot/channel/webhook/endpoint";
        Answer http = box.put(shop, path, "{\"endpoint\":\"http://127.0.0.1/webhook\"}");
        assertThat(http.status()).isEqualTo(400);
        assertThat(http.message()).isEqualTo("Invalid webhook endpoint URL");
        String url = "https://example.com/" + "a".repeat(480);
        assertThat(url).hasSize(500);
        assertThat(box.put(shop, path, "{\"endpoint\":\"" + url + "\"}").status())
                .isEqualTo(200);
        assertThat(box.get(shop, path).json().get("endpoint").asString()).isEqualTo(url);
        assertThat(box.get(shop, path).json().get("active").asBoolean()).isTrue();
        assertThat(box.put(shop, path, "{\"endpoint\":\"" + url + "a\"}").status())
                .isEqualTo(400);
        Answer none = box.get(box.openSmall(), path);
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.message()).isEqualTo("Webhook endpoint not found");
    }

    @Test
    void theTestCallSendsNoEvents() {
        Answer tested = box.post(shop, "/v2/bot/channel/webhook/test", "{}");
        assertThat(tested.json().get("success").asBoolean()).isTrue();
        assertThat(tested.json().get("statusCode").asInt()).isEqualTo(200);
        assertThat(tested.json().get("reason").asString()).isEqualTo("OK");
        assertThat(tested.json().get("timestamp").asString()).isEqualTo("2026-11-22T03:00:00Z");
        assertThat(bot.received().getFirst().parse(shop.secret()).events()).isEmpty();
        bot.close();
        Answer failed = box.post(shop, "/v2/bot/channel/webhook/test", "{}");
        assertThat(failed.json().get("success").asBoolean()).isFalse();
        assertThat(failed.json().get("reason").asString()).isEqualTo("COULD_NOT_CONNECT");
    }
}
