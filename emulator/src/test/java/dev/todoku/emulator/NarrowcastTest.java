package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import dev.todoku.protocol.Json;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class NarrowcastTest {
    private static final String KEY = "123e4567-e89b-12d3-a456-426614174000";
    private static final String FEMALES = """
            "filter":{"demographic":{"type":"gender","oneOf":["female"]}}""";

    private Box box;
    private Shop shop;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
        shop = box.openSmall();
    }

    @AfterEach
    void close() {
        box.close();
    }

    /** The table of LINE's reference: 100 friends, 80 of whom fit the filter. */
    @ParameterizedTest
    @CsvSource({
        "90, '', 429, 0",
        "90, '\"upToRemainingQuota\":true', 202, 80",
        "90, '\"upToRemainingQuota\":true,\"forbidPartialDelivery\":true', 202, 80",
        "90, '\"max\":30,\"upToRemainingQuota\":true', 202, 30",
        "90, '\"max\":30,\"upToRemainingQuota\":true,\"forbidPartialDelivery\":true', 202, 0",
        "50, '', 429, 0",
        "50, '\"upToRemainingQuota\":true', 202, 50",
        "50, '\"upToRemainingQuota\":true,\"forbidPartialDelivery\":true', 202, 0",
        "50, '\"max\":30', 202, 30",
        "50, '\"max\":30,\"upToRemainingQuota\":true,\"forbidPartialDelivery\":true', 202, 0",
    })
    void whatTheMonthStillHasDecides(int remaining, String limit, int status, int sent) {
        List<String> friends = box.addFriends(shop, 100);
        trait(friends.subList(0, 80), "\"gender\":\"female\"");
        for (int used = 200 - remaining; used > 0; used -= Math.min(used, 100))
            box.multicast(shop, friends.subList(0, Math.min(used, 100)));
        Answer answer = narrowcast(FEMALES + ",\"limit\":{" + limit + "}");
        assertThat(answer.status()).isEqualTo(status);
        if (status == 429) {
            assertThat(answer.message()).isEqualTo("You have reached your monthly limit.");
            return;
        }
        box.advance(Duration.ofSeconds(2));
        JsonNode progress = progress(answer);
        if (sent == 0) assertFailed(progress, 5);
        else assertThat(progress.get("successCount").asInt()).isEqualTo(sent);
        assertThat(box.usage(shop).get("used").asInt()).isEqualTo(200 - remaining + sent);
        assertThat(box.usage(shop).get("reserved").asInt()).isZero();
    }

    @Test
    void theTargetReachIsReservedUntilItIsSent() {
        List<String> friends = box.addFriends(shop, 150);
        trait(friends.subList(0, 60), "\"gender\":\"female\"");
        Answer answer = narrowcast(FEMALES);
        assertThat(box.usage(shop).get("reserved").asInt()).isEqualTo(150);
        assertThat(box.multicast(shop, friends.subList(0, 51)).status()).isEqualTo(429);
        assertThat(Json.write(progress(answer)))
                .asString()
                .isEqualTo("{\"phase\":\"waiting\",\"acceptedTime\":\"2026-11-22T03:00:00.000Z\"}");
        box.advance(Duration.ofSeconds(1));
        assertThat(progress(answer).get("phase").asString()).isEqualTo("sending");
        assertThat(progress(answer).get("targetCount").asInt()).isEqualTo(60);
        assertThat(box.usage(shop).get("reserved").asInt()).isEqualTo(150);
        box.advance(Duration.ofSeconds(1));
        assertThat(Json.write(progress(answer)))
                .asString()
                .isEqualTo(
                        "{\"phase\":\"succeeded\",\"successCount\":60,\"failureCount\":0,\"targetCount\":60,"
                                + "\"acceptedTime\":\"2026-11-22T03:00:00.000Z\",\"completedTime\":\"2026-11-22T03:00:02.000Z\"}");
        assertThat(box.usage(shop).get("used").asInt()).isEqualTo(60);
        assertThat(box.usage(shop).get("byRoute").get("narrowcast").asInt()).isEqualTo(60);
    }

    @Test
    void whoBlocksWhileItIsSentIsAFailure() {
        List<String> friends = box.addFriends(shop, 10);
        Answer answer = narrowcast("\"notificationDisabled\":true");
        box.advance(Duration.ofSeconds(1));
        box.act(shop, friends.getFirst(), "{\"type\":\"unfollow\"}");
        box.advance(Duration.ofSeconds(1));
        assertThat(progress(answer).get("successCount").asInt()).isEqualTo(9);
        assertThat(progress(answer).get("failureCount").asInt()).isEqualTo(1);
        assertThat(progress(answer).get("targetCount").asInt()).isEqualTo(10);
        assertThat(chat(friends.get(1)).get("via").asString()).isEqualTo("narrowcast");
        assertThat(recipients(answer)).hasSize(9).doesNotContain(friends.getFirst());
    }

    @Test
    void everyTraitFilters() {
        shop = box.open("jp-2023-standard");
        List<String> friends = box.addFriends(shop, 200);
        trait(friends.subList(0, 100), "\"gender\":\"male\",\"age\":22,\"area\":\"jp_13\",\"appType\":\"ios\"");
        trait(friends.subList(100, 200), "\"gender\":\"female\",\"age\":71,\"area\":\"jp_27\",\"appType\":\"android\"");
        trait(friends.subList(50, 150), "\"followedOn\":\"2026-11-15\"");
        assertReached(friends.subList(0, 100), "{\"type\":\"gender\",\"oneOf\":[\"male\"]}");
        assertReached(friends.subList(0, 100), "{\"type\":\"age\",\"gte\":\"age_20\",\"lt\":\"age_25\"}");
        assertReached(friends.subList(100, 200), "{\"type\":\"age\",\"gte\":\"age_70\"}");
        assertReached(friends.subList(100, 200), "{\"type\":\"area\",\"oneOf\":[\"jp_27\",\"tw_01\"]}");
        assertReached(friends.subList(100, 200), "{\"type\":\"appType\",\"oneOf\":[\"android\"]}");
        assertReached(
                friends.subList(50, 150), "{\"type\":\"subscriptionPeriod\",\"gte\":\"day_7\",\"lt\":\"day_30\"}");
        assertReached(friends.subList(50, 100), """
                {"type":"operator","and":[{"type":"gender","oneOf":["male"]},
                  {"type":"operator","not":{"type":"subscriptionPeriod","lt":"day_7"}}]}""");
        assertReached(friends, """
                {"type":"operator","or":[{"type":"gender","oneOf":["male"]},{"type":"gender","oneOf":["female"]}]}""");
    }

    @Test
    void youngPeopleInThailandGetNoFilteredMessages() {
        shop = box.open("jp-2023-standard");
        List<String> friends = box.addFriends(shop, 120);
        trait(friends.subList(0, 60), "\"gender\":\"female\",\"age\":30,\"area\":\"th_01\"");
        trait(friends.subList(60, 120), "\"gender\":\"female\",\"age\":17,\"area\":\"th_01\"");
        assertReached(friends.subList(0, 60), "{\"type\":\"gender\",\"oneOf\":[\"female\"]}");
    }

    @Test
    void whatLineDoesNotKnowYetFitsNoFilter() {
        shop = box.open("jp-2023-standard");
        List<String> friends = box.addFriends(shop, 120);
        trait(friends, "\"gender\":\"female\"");
        trait(friends.subList(0, 60), "\"followedOn\":\"2026-11-19\"");
        box.settings("{\"attributesLag\":\"P3D\"}");
        assertReached(friends.subList(0, 60), "{\"type\":\"gender\",\"oneOf\":[\"female\"]}");
    }

    @Test
    void fewFriendsCannotBeFiltered() {
        List<String> friends = box.addFriends(shop, 99);
        Answer answer = narrowcast(FEMALES);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.message()).isEqualTo("Your account does not have enough friends");
        assertThat(box.usage(shop).get("reserved").asInt()).isZero();
        assertThat(friends).hasSize(99);
    }

    @Test
    void aFilterMustLeaveFifty() {
        List<String> friends = box.addFriends(shop, 100);
        trait(friends.subList(0, 49), "\"gender\":\"female\"");
        Answer answer = narrowcast(FEMALES);
        box.advance(Duration.ofSeconds(1));
        assertFailed(progress(answer), 2);
        assertThat(box.usage(shop).get("reserved").asInt()).isZero();
        assertThat(box.usage(shop).get("used").asInt()).isZero();
    }

    @Test
    void theRestCanBeSentToLater() {
        List<String> friends = box.addFriends(shop, 100);
        Answer first = narrowcast("\"limit\":{\"max\":40}");
        assertThat(redeliver(first, "not").status()).as("not sent yet").isEqualTo(400);
        box.advance(Duration.ofSeconds(2));
        Answer second = redeliver(first, "not");
        assertThat(second.status()).isEqualTo(202);
        box.advance(Duration.ofSeconds(2));
        Set<String> all = new HashSet<>(recipients(first));
        assertThat(all).hasSize(40);
        all.addAll(recipients(second));
        assertThat(recipients(second)).hasSize(60);
        assertThat(all).isEqualTo(Set.copyOf(friends));
        box.advance(Duration.ofDays(14));
        Answer late = redeliver(first, "and");
        assertThat(late.message()).isEqualTo("Invalid request id: " + first.header("X-Line-Request-Id"));
    }

    @Test
    void theLotIsDrawnFromTheSeed() throws BindException {
        box.addFriends(shop, 100);
        Answer first = narrowcast("\"limit\":{\"max\":10}");
        box.advance(Duration.ofSeconds(2));
        try (Box again = Box.atNoon()) {
            Shop same = again.openSmall();
            again.addFriends(same, 100);
            again.post(same, "/v2/bot/message/narrowcast", body("\"limit\":{\"max\":10}"));
            again.advance(Duration.ofSeconds(2));
            JsonNode request = again.control("GET", "/_emulator/requests?detail=userIds", null)
                    .json()
                    .get("requests")
                    .get(0);
            List<String> userIds = new ArrayList<>();
            request.get("userIds").forEach(id -> userIds.add(id.asString()));
            assertThat(userIds).isEqualTo(recipients(first));
        }
    }

    @Test
    void progressIsToldForTwoWeeks() {
        box.addFriends(shop, 1);
        Answer answer = narrowcast("\"recipient\":null");
        String path = "/v2/bot/message/progress/narrowcast?requestId=";
        assertThat(box.get(shop, "/v2/bot/message/progress/narrowcast").status())
                .isEqualTo(400);
        assertThat(box.get(shop, path + "x").message()).isEqualTo("The value for the 'requestId' parameter is invalid");
        assertThat(box.get(shop, path + KEY).status()).isEqualTo(404);
        box.advance(Duration.ofDays(14).minusSeconds(1));
        assertThat(progress(answer).get("phase").asString()).isEqualTo("succeeded");
        box.advance(Duration.ofSeconds(1));
        assertThat(box.get(shop, path + answer.header("X-Line-Request-Id")).message())
                .isEqualTo("Not found");
    }

    @Test
    void anAcceptedKeyIsTakenOnce() {
        box.addFriends(shop, 5);
        Answer first = box.post(shop, "/v2/bot/message/narrowcast", body("\"recipient\":null"), KEY);
        Answer second = box.post(shop, "/v2/bot/message/narrowcast", body("\"recipient\":null"), KEY);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.header("X-Line-Accepted-Request-Id")).isEqualTo(first.header("X-Line-Request-Id"));
        assertThat(second.json().has("sentMessages")).isFalse();
        assertThat(box.usage(shop).get("reserved").asInt()).isEqualTo(5);
    }

    @Test
    void sixtyAnHourAreTheMost() {
        for (int i = 0; i < 60; i++)
            assertThat(narrowcast("\"recipient\":null").status()).isEqualTo(202);
        assertThat(narrowcast("\"recipient\":null").message())
                .isEqualTo("The API rate limit has been exceeded. Try again later.");
    }

    @ParameterizedTest
    @CsvSource({"1", "3"})
    void failuresCanBeMade(int code) {
        box.addFriends(shop, 5);
        box.settings("{\"narrowcastError\":%d}".formatted(code));
        Answer answer = narrowcast("\"recipient\":null");
        box.advance(Duration.ofSeconds(1));
        assertFailed(progress(answer), code);
    }

    @Test
    void wrongRequestsAreRefused() {
        assertThat(narrowcast("\"limit\":{\"forbidPartialDelivery\":true}").message())
                .isEqualTo("The option forbidPartialDelivery must be used with upToRemainingQuota.");
        assertThat(narrowcast("\"recipient\":{\"type\":\"audience\",\"audienceGroupId\":7}")
                        .message())
                .isEqualTo("Invalid audience group id: 7");
        assertThat(narrowcast("\"recipient\":{\"type\":\"redelivery\",\"requestId\":\"x\"}")
                        .message())
                .isEqualTo("Invalid request id: x");
    }

    private void assertReached(List<String> expected, String demographic) {
        Answer answer = narrowcast("\"filter\":{\"demographic\":" + demographic + "}");
        assertThat(answer.status()).isEqualTo(202);
        box.advance(Duration.ofSeconds(2));
        assertThat(recipients(answer)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static void assertFailed(JsonNode progress, int code) {
        assertThat(progress.get("phase").asString()).isEqualTo("failed");
        assertThat(progress.get("errorCode").asInt()).isEqualTo(code);
        assertThat(progress.get("failedDescription").asString()).isNotEmpty();
        assertThat(progress.has("completedTime")).isTrue();
    }

    private Answer redeliver(Answer earlier, String operator) {
        String leaf = "{\"type\":\"redelivery\",\"requestId\":\"%s\"}".formatted(earlier.header("X-Line-Request-Id"));
        String operand = operator.equals("not") ? leaf : "[" + leaf + "]";
        return narrowcast("\"recipient\":{\"type\":\"operator\",\"%s\":%s}".formatted(operator, operand));
    }

    private Answer narrowcast(String properties) {
        return box.post(shop, "/v2/bot/message/narrowcast", body(properties));
    }

    private static String body(String properties) {
        return "{\"messages\":[{\"type\":\"text\",\"text\":\"お知らせ\"}],%s}".formatted(properties);
    }

    private JsonNode progress(Answer answer) {
        return box.get(shop, "/v2/bot/message/progress/narrowcast?requestId=" + answer.header("X-Line-Request-Id"))
                .json();
    }

    private List<String> recipients(Answer answer) {
        @Nullable String requestId = answer.header("X-Line-Request-Id");
        List<String> userIds = new ArrayList<>();
        for (JsonNode request : box.control(
                        "GET", "/_emulator/requests?detail=userIds&path=/v2/bot/message/narrowcast", null)
                .json()
                .get("requests"))
            if (request.get("requestId").asString().equals(requestId))
                request.get("userIds").forEach(id -> userIds.add(id.asString()));
        return userIds;
    }

    private JsonNode chat(String userId) {
        return box.control("GET", shop.path("/friends/" + userId + "/chat"), null)
                .json()
                .get("messages")
                .get(0);
    }

    private void trait(List<String> userIds, String traits) {
        Answer answer = box.control(
                "PUT",
                shop.path("/traits"),
                "{\"userIds\":%s,%s}".formatted(Json.mapper().writeValueAsString(userIds), traits));
        if (answer.status() != 200) throw new AssertionError(answer.json());
    }
}
