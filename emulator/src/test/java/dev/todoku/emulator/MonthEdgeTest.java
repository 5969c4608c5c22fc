package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Shop;
import java.net.BindException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MonthEdgeTest {
    private Box box;
    private Shop shop;
    private List<String> friends;

    @BeforeEach
    void openTenSecondsBeforeDecember() throws BindException {
        box = Box.at(Instant.parse("2026-11-30T14:59:50Z"));
        shop = box.openSmall();
        friends = box.addFriends(shop, 200);
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void theCountStartsAnewAtMidnightInTokyo() {
        box.settings("{\"consumptionLag\":\"PT0S\"}");
        box.multicast(shop, friends);
        box.goTo("2026-11-30T14:59:59.999Z");
        assertThat(box.push(shop, friends.getFirst()).status()).isEqualTo(429);
        assertThat(consumption()).isEqualTo(200);
        box.goTo("2026-11-30T15:00:00Z");
        assertThat(consumption()).isZero();
        assertThat(box.push(shop, friends.getFirst()).status()).isEqualTo(200);
        assertThat(used("2026-11")).isEqualTo(200);
        assertThat(used("2026-12")).isEqualTo(1);
        assertThat(box.usage(shop).get("month").asString()).isEqualTo("2026-12");
    }

    @Test
    void aMessageCountsInTheMonthOfItsAcceptance() {
        box.settings("{\"settleAfter\":\"PT30S\"}");
        box.multicast(shop, friends);
        box.goTo("2026-11-30T15:00:20Z");
        JsonNode november = box.usage(shop, "2026-11");
        assertThat(november.get("used").asLong()).isEqualTo(200);
        assertThat(november.get("reserved").asLong()).isZero();
        assertThat(used("2026-12")).isZero();
    }

    @Test
    void anotherZoneHasItsOwnMidnight() {
        Shop london = box.openJson("""
                {"name":"L","plan":"jp-2023-communication","timeZone":"Europe/London","friends":1}""");
        box.goTo("2026-11-30T23:59:59Z");
        assertThat(box.usage(london).get("month").asString()).isEqualTo("2026-11");
        box.goTo("2026-12-01T00:00:00Z");
        assertThat(box.usage(london).get("month").asString()).isEqualTo("2026-12");
    }

    @Test
    void deliveryCountsOfADayAreReadyTheNext() {
        box.multicast(shop, friends.subList(0, 7));
        box.goTo("2026-11-30T15:00:00Z");
        box.push(shop, friends.getFirst());
        assertThat(delivery("multicast", "20261130").get("status").asString()).isEqualTo("unready");
        box.goTo("2026-11-30T21:00:00Z");
        JsonNode ready = delivery("multicast", "20261130");
        assertThat(ready.get("status").asString()).isEqualTo("ready");
        assertThat(ready.get("success").asLong()).isEqualTo(7);
        assertThat(delivery("push", "20261130").get("success").asLong()).isZero();
        assertThat(delivery("push", "20261201").has("success")).isFalse();
        assertThat(delivery("push", "20180330").get("status").asString()).isEqualTo("out_of_service");
        assertThat(delivery("push", "yesterday").get("message").asString())
                .isEqualTo("The value for the 'date' parameter is invalid");
        box.goTo("2026-12-01T21:00:00Z");
        assertThat(delivery("push", "20261201").get("success").asLong()).isEqualTo(1);
    }

    private JsonNode delivery(String route, String date) {
        return box.get(shop, "/v2/bot/message/delivery/" + route + "?date=" + date)
                .json();
    }

    private long used(String month) {
        return box.usage(shop, month).get("used").asLong();
    }

    private long consumption() {
        return box.get(shop, "/v2/bot/message/quota/consumption")
                .json()
                .get("totalUsage")
                .asLong();
    }
}
