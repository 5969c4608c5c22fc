package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import dev.todoku.protocol.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ControlTest {
    private Box box;

    @BeforeEach
    void open() throws IOException {
        box = Box.atNoon();
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void aChatShowsBothSidesInOrder() throws IOException {
        try (Bot bot = Bot.start()) {
            Shop shop = box.openJson("""
                    {"name":"Shop","plan":"jp-2023-communication","webhook":"%s"}""".formatted(bot.url()));
            List<String> friends = box.addFriends(shop, 3);
            String friend = friends.get(1);
            box.act(shop, friend, "{\"type\":\"message\",\"text\":\"こんにちは\"}");
            box.settle();
            box.post(shop, "/v2/bot/message/reply", """
                    {"replyToken":"%s","messages":[{"type":"text","text":"ようこそ"}]}""".formatted(
                            bot.lastEvent().get("replyToken").asString()));
            box.act(shop, friend, "{\"type\":\"postback\",\"data\":\"drink=coffee\"}");
            box.multicast(shop, friends);
            box.push(shop, friends.get(0));
            List<String> chat = new ArrayList<>();
            box.control("GET", shop.path("/friends/" + friend + "/chat"), null)
                    .json()
                    .get("messages")
                    .forEach(one -> chat.add(one.get("direction").asString() + " "
                            + one.get("via").asString() + " "
                            + one.get("message")
                                    .path("text")
                                    .asString(one.get("message").path("data").asString(""))));
            assertThat(chat)
                    .containsExactly(
                            "in webhook こんにちは", "out reply ようこそ", "in webhook drink=coffee", "out multicast セール");
        }
    }

    @Test
    void theJournalKeepsEveryCall() {
        Shop shop = box.openSmall();
        List<String> friends = box.addFriends(shop, 4);
        box.act(shop, friends.get(0), "{\"type\":\"unfollow\"}");
        String key = "123e4567-e89b-12d3-a456-426614174000";
        Answer sent = box.post(shop, "/v2/bot/message/multicast", Box.multicastBody(friends), key);
        box.get(shop, "/v2/bot/info");
        box.control("GET", "/v2/bot/info", null);
        assertThat(requests("?path=/v2/bot/*")).hasSize(3);
        assertThat(requests("?path=/v2/bot/info&channelId=" + shop.channelId())).hasSize(1);
        JsonNode multicast =
                requests("?path=/v2/bot/message/multicast&detail=userIds").get(0);
        assertThat(multicast.get("method").asString()).isEqualTo("POST");
        assertThat(multicast.get("status").asInt()).isEqualTo(200);
        assertThat(multicast.get("requestId").asString()).isEqualTo(sent.header("X-Line-Request-Id"));
        assertThat(multicast.get("retryKey").asString()).isEqualTo(key);
        assertThat(multicast.get("recipients").asInt()).isEqualTo(4);
        assertThat(multicast.get("delivered").asInt()).isEqualTo(3);
        assertThat(multicast.get("counted").asInt()).isEqualTo(3);
        assertThat(multicast.get("userIds").size()).isEqualTo(3);
    }

    @Test
    void stateGoesBackToEmptyAndIdsBeginAnew() {
        Shop first = box.openSmall();
        box.settings("{\"redelivery\":true}");
        box.faults("{\"rules\":[{\"path\":\"*\",\"fault\":\"reject500\"}]}");
        assertThat(box.control("DELETE", "/_emulator/state", null).status()).isEqualTo(200);
        assertThat(box.get(first, "/v2/bot/info").status()).isEqualTo(401);
        assertThat(requests("")).hasSize(1);
        assertThat(box.control("GET", "/_emulator/settings", null)
                        .json()
                        .get("redelivery")
                        .asBoolean())
                .isFalse();
        box.control("DELETE", "/_emulator/state", null);
        Shop again = box.openSmall();
        assertThat(again.channelId()).isEqualTo(first.channelId());
        assertThat(again.secret()).isEqualTo(first.secret());
    }

    @Test
    void theSameSeedGivesTheSameWorld() throws IOException {
        Shop here = box.openSmall();
        try (Box other = Box.atNoon()) {
            Shop there = other.openSmall();
            assertThat(there).isEqualTo(here);
            assertThat(other.addFriends(there, 100)).isEqualTo(box.addFriends(here, 100));
        }
        try (Box other =
                Box.with(EmulatorOptions.onFreePort().frozenAt(Box.NOON).withSeed(2))) {
            assertThat(other.openSmall().secret()).isNotEqualTo(here.secret());
        }
    }

    @Test
    void aMillionFriendsFitAndAreCountedExactly() {
        Shop shop = box.openJson("""
                {"name":"Big","plan":"jp-2023-standard","friends":1000000}""");
        assertThat(box.broadcast(shop).status()).isEqualTo(200);
        assertThat(box.usage(shop).get("used").asLong()).isEqualTo(1_000_000);
        assertThat(box.control("POST", shop.path("/friends"), "{\"count\":1}").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/_emulator/accounts | {\"name\":\"A\"} | plan: got nothing (expected: a value)",
                "/_emulator/accounts | {\"name\":\"A\",\"plan\":\"gold\"} | plan: got 'gold'",
                "/_emulator/accounts | {\"name\":\"A\",\"plan\":\"jp-2023-light\",\"webhook\":\"http://example.com\"}"
                        + "| webhook: got",
                "/_emulator/accounts | {\"name\":\"A\",\"plan\":\"jp-2023-light\",\"friends\":1000001}"
                        + "| friends: got 1000001 (expected: 0 to 1000000)",
                "/_emulator/accounts | {\"nam\":\"A\"} | Unrecognized property",
                "/_emulator/accounts | [] | body: got ARRAY (expected: an object)",
                "/_emulator/accounts | nonsense | body: got no JSON",
            })
    void badControlCallsSayWhatIsWrong(String path, String body, String message) {
        Answer refused = box.control("POST", path, body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).startsWith(message);
    }

    @Test
    void unknownThingsAreNotFound() {
        assertThat(box.control("GET", "/_emulator/accounts/1/usage", null).status())
                .isEqualTo(404);
        assertThat(box.control("GET", "/_emulator/nothing", null).message()).contains("openapi.json");
        assertThat(box.control("POST", "/_emulator/settings", "{}").status()).isEqualTo(405);
        assertThat(box.control("PUT", "/_emulator/settings", "{\"countsReadyAfter\":\"-PT1S\"}")
                        .message())
                .isEqualTo("countsReadyAfter: got PT-1S (expected: PT0S to PT87600H)");
    }

    /** One list outside, whatever keeps them inside; what is not named stays. */
    @Test
    void settingsAreOneListOfSwitches() {
        JsonNode before = box.control("GET", "/_emulator/settings", null).json();
        assertThat(before.propertyNames()).hasSize(23).contains("narrowcastWaits", "rateWindow", "webhookUp");
        assertThat(before).allSatisfy(value -> assertThat(value.isObject()).isFalse());
        Answer changed = box.control("PUT", "/_emulator/settings", "{\"redelivery\":true,\"settleAfter\":\"PT1M\"}");
        assertThat(changed.json())
                .isEqualTo(
                        ((ObjectNode) before.deepCopy()).put("redelivery", true).put("settleAfter", "PT1M"));
        Answer refused = box.control("PUT", "/_emulator/settings", "{\"redeliver\":true}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).startsWith("settings: got [redeliver] (expected: [");
        for (String wrong : List.of(
                "{\"narrowcastWaits\":\"PT2562047788015215H\"}", "{\"redeliveryAfter\":null}", "{\"order\":\"never\"}"))
            assertThat(box.control("PUT", "/_emulator/settings", wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        assertThat(box.control("GET", "/_emulator/settings", null).json()).isEqualTo(changed.json());
    }

    @Test
    void theDescriptionNamesEveryCallAndNoOther() {
        JsonNode paths =
                box.control("GET", "/_emulator/openapi.json", null).json().get("paths");
        List<String> described = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(described).containsExactlyInAnyOrderElementsOf(box.server().controlOperations());
    }

    private List<JsonNode> requests(String query) {
        List<JsonNode> requests = new ArrayList<>();
        Json.read(box.control("GET", "/_emulator/requests" + query, null)
                        .response()
                        .body())
                .get("requests")
                .forEach(requests::add);
        return requests;
    }
}
