package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** State in a folder: what was there when a process ended is there in the next. */
class DataTest {
    private static final String KEY = "123e4567-e89b-12d3-a456-426614174000";

    @TempDir
    private Path folder;

    private Box open(Path data) throws IOException {
        return Box.with(EmulatorOptions.onFreePort().frozenAt(Box.NOON).keptIn(data));
    }

    @Test
    void everythingIsThereAgain() throws IOException {
        Shop shop;
        List<String> friends;
        JsonNode usage;
        JsonNode requests;
        JsonNode chat;
        try (Box box = open(folder)) {
            box.settings("{\"consumptionLag\":\"PT0S\",\"settleAfter\":\"PT10M\"}");
            shop = box.openJson("""
                    {"name":"Shop","plan":"jp-2023-light","webhook":"http://localhost:9/webhook"}""");
            friends = box.addFriends(shop, 20);
            box.control("POST", shop.path("/populations"), "{\"count\":3000,\"seed\":4}");
            box.control("PUT", shop.path("/life"), "{\"on\":true,\"answerRate\":0.7}");
            box.act(shop, friends.get(1), "{\"type\":\"unfollow\"}");
            box.act(shop, friends.get(2), "{\"type\":\"message\",\"text\":\"こんにちは\"}");
            box.control("PUT", shop.path("/plan"), "{\"plan\":\"jp-2023-standard\",\"additionalCap\":5000}");
            assertThat(box.post(shop, "/v2/bot/message/push", Box.pushBody(friends.get(2)), KEY)
                            .status())
                    .isEqualTo(200);
            assertThat(box.broadcast(shop).status()).isEqualTo(200);
            box.advance(Duration.ofMinutes(5));
            usage = box.usage(shop);
            assertThat(usage.get("reserved").asInt()).isPositive();
            requests = box.control("GET", "/_emulator/requests?detail=userIds", null)
                    .json();
            chat = box.control("GET", shop.path("/friends/" + friends.get(2) + "/chat"), null)
                    .json()
                    .get("messages");
        }
        try (Box box = open(folder)) {
            assertThat(box.control("GET", "/_emulator/clock", null)
                            .json()
                            .get("now")
                            .asString())
                    .isEqualTo("2026-11-22T03:05:00Z");
            assertThat(box.usage(shop)).isEqualTo(usage);
            assertThat(box.control("GET", "/_emulator/requests?detail=userIds", null)
                            .json())
                    .isEqualTo(requests);
            assertThat(box.control("GET", shop.path("/friends/" + friends.get(2) + "/chat"), null)
                            .json()
                            .get("messages"))
                    .isEqualTo(chat);
            assertThat(box.get(shop, "/v2/bot/profile/" + friends.get(1)).status())
                    .isEqualTo(404);
            assertThat(box.control("GET", "/_emulator/settings", null)
                            .json()
                            .get("settleAfter")
                            .asString())
                    .isEqualTo("PT10M");
            Answer again = box.post(shop, "/v2/bot/message/push", Box.pushBody(friends.get(2)), KEY);
            assertThat(again.status()).isEqualTo(409);
            Answer fresh = box.push(shop, friends.get(3));
            assertThat(fresh.json().at("/sentMessages/0/id").asString()).isGreaterThan(lastMessageId(chat));
            // tasks go on: what is reserved settles, friends read on
            int read = read(box, shop);
            box.advance(Duration.ofHours(5));
            assertThat(box.usage(shop).get("reserved").asInt()).isZero();
            assertThat(read(box, shop)).isGreaterThan(read);
        }
    }

    private static String lastMessageId(JsonNode chat) {
        return chat.get(chat.size() - 1).get("messageId").asString();
    }

    private static int read(Box box, Shop shop) {
        return box.control("GET", shop.path("/life"), null)
                .json()
                .at("/done/read")
                .asInt();
    }

    @Test
    void whoIsKilledLosesASecondAtMost() throws IOException {
        try (Box box = open(folder.resolve("live"))) {
            Shop shop = box.open("jp-2023-light");
            List<String> friends = box.addFriends(shop, 3);
            for (int i = 0; i < 7; i++) box.push(shop, friends.get(i % 3));
            JsonNode usage = box.usage(shop);
            for (int attempt = 0; ; attempt++) {
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                if (sameIn(copy(attempt), shop, usage)) break;
                assertThat(attempt).as("copies that lack something").isLessThan(30);
            }
        }
    }

    /** The files as a kill would leave them. */
    private Path copy(int attempt) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copy-" + attempt));
        Files.copy(
                folder.resolve("live/emulator.mv"), copy.resolve("emulator.mv"), StandardCopyOption.REPLACE_EXISTING);
        return copy;
    }

    private boolean sameIn(Path copy, Shop shop, JsonNode usage) throws IOException {
        try (Box box = open(copy)) {
            JsonNode there = box.usage(shop);
            if (!there.equals(usage)) return false;
            int sent = box.control("GET", "/_emulator/requests?path=/v2/bot/message/push", null)
                    .json()
                    .get("requests")
                    .size();
            assertThat(sent).isEqualTo(7);
            return true;
        }
    }

    @Test
    void webhooksThatWaitGoOutAfterARestart() throws IOException {
        try (Bot bot = Bot.start()) {
            CountDownLatch over = new CountDownLatch(1);
            bot.answers(() -> {
                awaitUninterruptibly(over);
                return 200;
            });
            try (Box box = open(folder)) {
                Shop shop = box.openJson("""
                        {"name":"Shop","plan":"jp-2023-light","webhook":"%s"}""".formatted(bot.url()));
                String friend = box.addFriends(shop, 1).getFirst();
                String says = "{\"type\":\"message\",\"text\":\"もしもし\"}";
                box.act(shop, friend, says);
                while (bot.received().isEmpty())
                    LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
                box.act(shop, friend, says);
                box.act(shop, friend, says);
            }
            over.countDown();
            try (Box box = open(folder)) {
                box.settle();
                assertThat(bot.events()).hasSize(3);
            }
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aMillionFriendsAreKept() throws IOException {
        Shop shop;
        try (Box box = open(folder)) {
            shop = box.openJson("""
                    {"name":"Shop","plan":"jp-2023-standard","additionalCap":3000000}""");
            box.control("POST", shop.path("/populations"), "{\"count\":1000000,\"seed\":4}");
            box.broadcast(shop);
        }
        assertThat(Files.size(folder.resolve("emulator.mv"))).isLessThan(100_000_000);
        try (Box box = open(folder)) {
            assertThat(box.usage(shop).get("used").asInt()).isEqualTo(1_000_000);
            box.broadcast(shop);
            assertThat(box.usage(shop).get("used").asInt()).isEqualTo(2_000_000);
        }
    }

    @Test
    void emptiedStaysEmpty() throws IOException {
        try (Box box = open(folder)) {
            box.openSmall();
            box.control("DELETE", "/_emulator/state", null);
        }
        try (Box box = open(folder)) {
            assertThat(box.control("GET", "/_emulator/accounts", null).json().get("accounts"))
                    .isEmpty();
            assertThat(box.control("GET", "/_emulator/requests", null).json().get("requests"))
                    .isEmpty();
        }
    }

    @Test
    void oneFolderServesOneEmulator() throws IOException {
        try (Box box = open(folder)) {
            assertThat(box.server().port()).isPositive();
            assertThatIllegalStateException().isThrownBy(() -> open(folder)).withMessageContaining("no other emulator");
        }
    }
}
