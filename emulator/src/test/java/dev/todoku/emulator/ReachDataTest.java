package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import dev.todoku.protocol.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Narrowcasts under way, audience groups in the making and what friends did, over a restart. */
class ReachDataTest {
    @TempDir
    private Path folder;

    @Test
    void allOfItGoesOnWhereItStood() throws IOException {
        Shop shop;
        String waiting;
        String sending;
        String broadcast;
        long group;
        try (Box box = open()) {
            shop = box.open("jp-2023-standard");
            List<String> friends = box.addFriends(shop, 100);
            box.control("PUT", shop.path("/traits"), "{\"gender\":\"female\"}");
            broadcast = requestId(box.broadcast(shop));
            box.control(
                    "POST",
                    shop.path("/reactions"),
                    "{\"requestId\":\"%s\",\"userIds\":%s}"
                            .formatted(broadcast, Json.mapper().writeValueAsString(friends)));
            group = box.post(shop, "/v2/bot/audienceGroup/imp", """
                            {"description":"seen","requestId":"%s"}""".formatted(broadcast))
                    .json()
                    .get("audienceGroupId")
                    .asLong();
            sending = narrowcast(box, shop, "\"limit\":{\"max\":30}");
            box.advance(Duration.ofSeconds(1));
            waiting = narrowcast(box, shop, """
                    "filter":{"demographic":{"type":"gender","oneOf":["female"]}}""");
        }
        try (Box box = open()) {
            assertThat(progress(box, shop, sending).get("phase").asString()).isEqualTo("sending");
            assertThat(progress(box, shop, waiting).get("phase").asString()).isEqualTo("waiting");
            box.advance(Duration.ofSeconds(2));
            assertThat(progress(box, shop, sending).get("successCount").asInt()).isEqualTo(30);
            assertThat(progress(box, shop, waiting).get("successCount").asInt()).isEqualTo(100);
            assertThat(box.usage(shop).get("used").asInt()).isEqualTo(230);
            assertThat(box.usage(shop).get("reserved").asInt()).isZero();
            assertThat(box.get(shop, "/v2/bot/insight/message/event?requestId=" + broadcast)
                            .json()
                            .at("/overview/uniqueImpression")
                            .asInt())
                    .isEqualTo(100);
            box.advance(Duration.ofSeconds(30));
            assertThat(box.get(shop, "/v2/bot/audienceGroup/" + group)
                            .json()
                            .at("/audienceGroup/status")
                            .asString())
                    .isEqualTo("READY");
        }
    }

    private Box open() throws IOException {
        return Box.with(EmulatorOptions.onFreePort().frozenAt(Box.NOON).keptIn(folder));
    }

    private static String narrowcast(Box box, Shop shop, String properties) {
        return requestId(box.post(
                shop,
                "/v2/bot/message/narrowcast",
                "{\"messages\":[{\"type\":\"text\",\"text\":\"x\"}],%s}".formatted(properties)));
    }

    private static JsonNode progress(Box box, Shop shop, String requestId) {
        return box.get(shop, "/v2/bot/message/progress/narrowcast?requestId=" + requestId)
                .json();
    }

    private static String requestId(Answer answer) {
        return String.valueOf(answer.header("X-Line-Request-Id"));
    }
}
