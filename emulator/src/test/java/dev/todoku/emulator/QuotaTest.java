package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class QuotaTest {
    private Box box;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void theLimitIsFreeMessagesPlusCap() {
        Shop small = box.openSmall();
        assertThat(quota(small).get("type").asString()).isEqualTo("limited");
        assertThat(quota(small).get("value").asLong()).isEqualTo(200);
        Shop capped = box.openJson("""
                {"name":"A","plan":"jp-2023-standard","additionalCap":1000}""");
        assertThat(quota(capped).get("value").asLong()).isEqualTo(31_000);
        Shop uncapped = box.open("jp-2023-standard");
        assertThat(quota(uncapped).get("type").asString()).isEqualTo("none");
        assertThat(quota(uncapped).has("value")).isFalse();
    }

    @Test
    void whatDoesNotFitIsRefusedWhole() {
        Shop shop = box.openSmall();
        List<String> friends = box.addFriends(shop, 201);
        assertThat(box.multicast(shop, friends.subList(0, 150)).status()).isEqualTo(200);
        Answer refused = box.multicast(shop, friends.subList(0, 51));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.message()).isEqualTo("You have reached your monthly limit.");
        assertThat(box.broadcast(shop).status()).isEqualTo(429);
        assertThat(box.multicast(shop, friends.subList(0, 50)).status()).isEqualTo(200);
        assertThat(box.push(shop, friends.getFirst()).status()).isEqualTo(429);
        assertThat(box.usage(shop).get("used").asLong()).isEqualTo(200);
        assertThat(box.usage(shop).get("remaining").asLong()).isZero();
    }

    @Test
    void thePlannedSizeMustFitEvenIfFewerAreReached() {
        Shop shop = box.openSmall();
        List<String> friends = box.addFriends(shop, 201);
        for (String friend : friends.subList(0, 50)) box.act(shop, friend, "{\"type\":\"unfollow\"}");
        assertThat(box.multicast(shop, friends).status()).isEqualTo(429);
        assertThat(box.multicast(shop, friends.subList(0, 200)).status()).isEqualTo(200);
        assertThat(box.usage(shop).get("used").asLong()).isEqualTo(150);
    }

    @Test
    void theReservationHoldsUntilTheNumberIsFixed() {
        Shop shop = box.openSmall();
        List<String> friends = box.addFriends(shop, 150);
        for (String friend : friends.subList(0, 100)) box.act(shop, friend, "{\"type\":\"unfollow\"}");
        box.settings("{\"settleAfter\":\"PT10S\"}");
        assertThat(box.multicast(shop, friends).status()).isEqualTo(200);
        assertThat(box.usage(shop).get("reserved").asLong()).isEqualTo(150);
        assertThat(box.usage(shop).get("used").asLong()).isZero();
        assertThat(box.multicast(shop, friends.subList(0, 51)).status()).isEqualTo(429);
        box.advance(Duration.ofSeconds(10));
        assertThat(box.usage(shop).get("reserved").asLong()).isZero();
        assertThat(box.usage(shop).get("used").asLong()).isEqualTo(50);
        assertThat(box.multicast(shop, friends.subList(0, 51)).status()).isEqualTo(200);
    }

    @Test
    void theLimitMayBeOvershotIfSaidSo() {
        Shop shop = box.openSmall();
        List<String> friends = box.addFriends(shop, 203);
        box.settings("{\"limitOvershoot\":3}");
        assertThat(box.multicast(shop, friends).status()).isEqualTo(200);
        assertThat(box.push(shop, friends.getFirst()).status()).isEqualTo(429);
    }

    @Test
    void consumptionLagsBehind() {
        Shop shop = box.openSmall();
        List<String> friends = box.addFriends(shop, 3);
        box.multicast(shop, friends);
        assertThat(consumption(shop)).isZero();
        box.advance(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(consumption(shop)).isZero();
        box.push(shop, friends.getFirst());
        box.advance(Duration.ofSeconds(1));
        assertThat(consumption(shop)).isEqualTo(3);
        box.settings("{\"consumptionLag\":\"PT0S\"}");
        assertThat(consumption(shop)).isEqualTo(4);
    }

    @Test
    void usageTellsTheInvoiceToTheYen() {
        Shop shop = box.openJson("""
                {"name":"A","plan":"jp-2023-standard","additionalCap":100000,"friends":35000}""");
        assertThat(box.broadcast(shop).status()).isEqualTo(200);
        JsonNode usage = box.usage(shop);
        assertThat(usage.get("plan").asString()).isEqualTo("jp-2023-standard");
        assertThat(usage.get("freeMessages").asLong()).isEqualTo(30_000);
        assertThat(usage.get("used").asLong()).isEqualTo(35_000);
        JsonNode invoice = usage.get("invoice");
        assertThat(invoice.get("currency").asString()).isEqualTo("JPY");
        assertThat(invoice.get("base").asString()).isEqualTo("15000");
        assertThat(invoice.get("additional").asString()).isEqualTo("15000");
        assertThat(invoice.get("tax").asString()).isEqualTo("3000");
        assertThat(invoice.get("total").asString()).isEqualTo("33000");
    }

    @Test
    void anUpgradeHoldsAtOnceAndADowngradeFromTheFirst() {
        Shop shop = box.openSmall();
        Answer upgraded = box.control("PUT", shop.path("/plan"), "{\"plan\":\"jp-2023-light\"}");
        assertThat(upgraded.json().get("from").asString()).isEqualTo("2026-11-22");
        assertThat(quota(shop).get("value").asLong()).isEqualTo(5_000);
        Answer downgraded = box.control("PUT", shop.path("/plan"), "{\"plan\":\"jp-2023-communication\"}");
        assertThat(downgraded.json().get("from").asString()).isEqualTo("2026-12-01");
        assertThat(quota(shop).get("value").asLong()).isEqualTo(5_000);
        box.goTo("2026-11-30T15:00:00Z");
        assertThat(quota(shop).get("value").asLong()).isEqualTo(200);
    }

    @Test
    void anotherCapHoldsAtOnce() {
        Shop shop = box.openJson("""
                {"name":"A","plan":"jp-2023-standard","additionalCap":1000}""");
        box.control("PUT", shop.path("/plan"), "{\"plan\":\"jp-2023-standard\",\"additionalCap\":10}");
        assertThat(quota(shop).get("value").asLong()).isEqualTo(30_010);
    }

    /** 100 messages are left; 60, 60 and 1 come at once: exactly one 60 and the 1 get through. */
    @Test
    void theQuotaIsExactUnderConcurrency() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int repeat = 0; repeat < 50; repeat++) {
                Shop shop = box.openSmall();
                List<String> friends = box.addFriends(shop, 100);
                box.multicast(shop, friends);
                CyclicBarrier barrier = new CyclicBarrier(3);
                List<Future<Answer>> answers = new ArrayList<>();
                for (int size : List.of(60, 60, 1))
                    answers.add(threads.submit(() -> {
                        barrier.await();
                        return box.multicast(shop, friends.subList(0, size));
                    }));
                int sixty = 0;
                for (Future<Answer> answer : answers.subList(0, 2))
                    if (answer.get().status() == 200) sixty++;
                assertThat(sixty).isEqualTo(1);
                assertThat(answers.get(2).get().status()).isEqualTo(200);
                assertThat(box.usage(shop).get("used").asLong()).isEqualTo(161);
            }
        }
    }

    private JsonNode quota(Shop shop) {
        return box.get(shop, "/v2/bot/message/quota").json();
    }

    private long consumption(Shop shop) {
        return box.get(shop, "/v2/bot/message/quota/consumption")
                .json()
                .get("totalUsage")
                .asLong();
    }
}
