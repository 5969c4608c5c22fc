package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import dev.todoku.protocol.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** LINE notification messages. */
class NotificationTest {
    /** SHA-256 of +819012345678. */
    private static final String HASH = "3d06a39d40790f11761295e053029378ae28c4b4f6f301693005e079f3d4ca64";

    private Box box;
    private Bot bot;
    private Shop shop;
    private String stranger;

    @BeforeEach
    void open() throws IOException {
        box = Box.atNoon();
        bot = Bot.start();
        shop = box.openJson("""
                {"name":"Shop","plan":"jp-2023-communication","webhook":"%s"}""".formatted(bot.url()));
        stranger = Box.userIds(box.control("POST", shop.path("/friends"), "{\"count\":1,\"following\":false}"))
                .getFirst();
        box.control("PUT", shop.path("/phoneNumbers"), """
                {"phoneNumbers":{"%s":"+819012345678"}}""".formatted(stranger));
    }

    @AfterEach
    void close() {
        bot.close();
        box.close();
    }

    @Test
    void whoIsNoFriendIsReachedByTelephoneNumber() {
        assertThat(push(HASH, "a tag of the shop").status()).isEqualTo(200);
        box.settle();
        JsonNode event = bot.lastEvent();
        assertThat(event.get("type").asString()).isEqualTo("delivery");
        assertThat(event.at("/delivery/data").asString()).isEqualTo("a tag of the shop");
        assertThat(event.at("/source/userId").asString()).isEqualTo(stranger);
        assertThat(chat().at("/messages/0/via").asString()).isEqualTo("pnp");
        assertThat(box.usage(shop).get("used").asInt()).isZero();
    }

    @Test
    void withoutATagTheBotIsToldTheHash() {
        push(HASH, null);
        box.settle();
        assertThat(bot.lastEvent().at("/delivery/data").asString()).isEqualTo(HASH);
    }

    @Test
    void aTemplateIsFilledIn() {
        Answer answer = box.post(shop, "/v2/bot/message/pnp/templated/push", """
                {"to":"%s","templateKey":"shipment_completed_ja","body":{
                "emphasizedItem":{"itemKey":"date_002_ja","content":"8月10日"},
                "items":[{"itemKey":"number_001_ja","content":"1234567"}],
                "buttons":[{"buttonKey":"contact_ja","url":"https://example.com/"}]}}""".formatted(HASH));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(chat().at("/messages/0/message/text").asString())
                .isEqualTo("shipment_completed_ja\ndate_002_ja: 8月10日\nnumber_001_ja: 1234567\n"
                        + "contact_ja: https://example.com/");
        Answer refused = box.post(shop, "/v2/bot/message/pnp/templated/push", "{\"to\":\"%s\"}".formatted(HASH));
        assertThat(refused.json().at("/details/0/property").asString()).isEqualTo("templateKey");
    }

    @Test
    void whoCannotBeReachedIsUnprocessable() {
        assertThat(push("0".repeat(64), null).status()).isEqualTo(422);
        box.act(shop, stranger, "{\"type\":\"follow\"}");
        box.act(shop, stranger, "{\"type\":\"unfollow\"}");
        assertThat(push(HASH, null).status()).isEqualTo(422);
    }

    @Test
    void wrongRequestsAreRefused() {
        assertThat(push("09012345678", null).message())
                .isEqualTo("The property, 'to', in the request body is invalid (line: -, column: -)");
        assertThat(push(HASH, "short").message())
                .isEqualTo("The value for the 'X-Line-Delivery-Tag' parameter is invalid");
        assertThat(box.post(shop, "/bot/pnp/push", "{}", "123e4567-e89b-12d3-a456-426614174000")
                        .status())
                .as("no retry key here")
                .isEqualTo(400);
    }

    @Test
    void fewAreNotTold() {
        for (int i = 0; i < 19; i++) push(HASH, null);
        box.post(shop, "/v2/bot/message/pnp/templated/push", "{\"to\":\"%s\",\"templateKey\":\"x\"}".formatted(HASH));
        assertThat(count("pnp").get("status").asString()).isEqualTo("unready");
        box.goTo("2026-11-22T21:00:00Z");
        assertThat(Json.write(count("pnp"))).asString().isEqualTo("{\"status\":\"unavailable_for_privacy\"}");
        assertThat(count("pnp/templated").get("status").asString()).isEqualTo("unavailable_for_privacy");
        for (int i = 0; i < 20; i++) push(HASH, null);
        box.goTo("2026-11-23T21:00:00Z");
        assertThat(box.get(shop, "/v2/bot/message/delivery/pnp?date=20261123")
                        .json()
                        .get("success")
                        .asInt())
                .isEqualTo(20);
    }

    private JsonNode count(String what) {
        return box.get(shop, "/v2/bot/message/delivery/" + what + "?date=20261122")
                .json();
    }

    private JsonNode chat() {
        return box.control("GET", shop.path("/friends/" + stranger + "/chat"), null)
                .json();
    }

    private Answer push(String to, @Nullable String tag) {
        var request = box.request("POST", "/bot/pnp/push", Box.pushBody(to))
                .header("Authorization", "Bearer " + shop.token())
                .header("Content-Type", "application/json");
        if (tag != null) request.header("X-Line-Delivery-Tag", tag);
        return box.send(request.build());
    }
}
