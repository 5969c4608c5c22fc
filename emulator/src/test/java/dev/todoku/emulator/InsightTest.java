package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import dev.todoku.protocol.Json;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class InsightTest {
    private static final String INSIGHT = "/v2/bot/insight/";
    private static final String UNIT_DAY = "&from=20261122&to=20261122";

    private Box box;
    private Shop shop;
    private List<String> friends;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
        shop = box.open("jp-2023-standard");
        friends = box.addFriends(shop, 100);
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void everyBubbleAndLinkOfABroadcastIsCounted() {
        String request = broadcast();
        react(request, friends.subList(0, 60), "\"seq\":1,\"times\":2");
        react(request, friends.subList(30, 70), "\"seq\":2,\"url\":\"https://example.com/\"");
        react(request, friends.subList(0, 25), "\"seq\":1,\"url\":\"https://example.com/\"");
        react(request, friends.subList(40, 80), "\"seq\":2,\"played\":100");
        react(request, friends.subList(80, 100), "\"seq\":2,\"played\":25");
        JsonNode event = event(request);
        assertThat(Json.write(event.get("overview")))
                .asString()
                .isEqualTo("{\"requestId\":\"%s\",\"timestamp\":1795316400,\"delivered\":100,".formatted(request)
                        + "\"uniqueImpression\":100,\"uniqueClick\":65,\"uniqueMediaPlayed\":60,"
                        + "\"uniqueMediaPlayed100Percent\":40}");
        assertThat(Json.write(event.get("messages").get(0)))
                .asString()
                .isEqualTo("{\"seq\":1,\"impression\":120,\"mediaPlayed\":null,\"mediaPlayed25Percent\":null,"
                        + "\"mediaPlayed50Percent\":null,\"mediaPlayed75Percent\":null,\"mediaPlayed100Percent\":null,"
                        + "\"uniqueMediaPlayed\":null,\"uniqueMediaPlayed25Percent\":null,"
                        + "\"uniqueMediaPlayed50Percent\":null,\"uniqueMediaPlayed75Percent\":null,"
                        + "\"uniqueMediaPlayed100Percent\":null}");
        JsonNode second = event.get("messages").get(1);
        assertThat(second.get("impression").asInt()).isEqualTo(70);
        assertThat(second.get("mediaPlayed25Percent").asInt()).isEqualTo(60);
        assertThat(second.get("uniqueMediaPlayed50Percent").asInt()).isEqualTo(40);
        assertThat(Json.write(event.get("clicks")))
                .asString()
                .isEqualTo("[{\"seq\":1,\"url\":\"https://example.com/\",\"click\":25,\"uniqueClick\":25,"
                        + "\"uniqueClickOfRequest\":65},{\"seq\":2,\"url\":\"https://example.com/\",\"click\":40,"
                        + "\"uniqueClick\":40,\"uniqueClickOfRequest\":65}]");
    }

    @Test
    void fewPeopleAreHidden() {
        String request = broadcast();
        react(request, friends.subList(0, 19), "\"times\":5");
        assertThat(event(request).at("/overview/uniqueImpression").isNull()).isTrue();
        assertThat(event(request).at("/messages/0/impression").isNull())
                .as("95 times by 19 people")
                .isTrue();
        react(request, friends.subList(19, 20), "\"seq\":1");
        assertThat(event(request).at("/overview/uniqueImpression").asInt()).isEqualTo(20);
        assertThat(event(request).at("/messages/0/impression").asInt()).isEqualTo(96);
    }

    @Test
    void deliveriesAreToldHoweverFew() {
        Shop small = box.openSmall();
        box.addFriends(small, 3);
        String request = Objects.requireNonNull(box.broadcast(small).header("X-Line-Request-Id"));
        assertThat(box.get(small, INSIGHT + "message/event?requestId=" + request)
                        .json()
                        .at("/overview/delivered")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void aNarrowcastIsCountedOnceItIsSent() {
        String request = Objects.requireNonNull(
                box.post(shop, "/v2/bot/message/narrowcast", """
                {"messages":[{"type":"text","text":"x"}],"limit":{"max":30}}""").header("X-Line-Request-Id"));
        assertThat(event(request).at("/overview/delivered").isNull()).isTrue();
        box.advance(Duration.ofSeconds(2));
        assertThat(event(request).at("/overview/delivered").asInt()).isEqualTo(30);
        assertThat(event(request).at("/overview/timestamp").asLong()).isEqualTo(1_795_316_402L);
    }

    @Test
    void nothingIsCountedAfterTwoWeeks() {
        String request = broadcast();
        react(request, friends.subList(0, 30), "\"seq\":1");
        box.advance(Duration.ofDays(14));
        react(request, friends, "\"seq\":1");
        assertThat(event(request).at("/overview/uniqueImpression").asInt()).isEqualTo(30);
    }

    @Test
    void unknownRequestsAreRefused() {
        assertThat(box.get(shop, INSIGHT + "message/event").status()).isEqualTo(400);
        assertThat(box.get(shop, INSIGHT + "message/event?requestId=x").status())
                .isEqualTo(404);
    }

    @Test
    void pushesAndMulticastsAreCountedByUnit() {
        String push = Objects.requireNonNull(
                send("push", "\"to\":\"%s\"".formatted(friends.getFirst())).header("X-Line-Request-Id"));
        String multicast = Objects.requireNonNull(
                send("multicast", "\"to\":" + Json.mapper().writeValueAsString(friends))
                        .header("X-Line-Request-Id"));
        react(multicast, friends.subList(1, 41), "\"url\":\"https://example.com/\"");
        react(push, friends.subList(0, 1), "\"times\":3");
        JsonNode unit = unit("customAggregationUnit=sale" + UNIT_DAY).json();
        assertThat(Json.write(unit.get("overview")))
                .asString()
                .isEqualTo("{\"uniqueImpression\":41,\"uniqueClick\":40,\"uniqueMediaPlayed\":null,"
                        + "\"uniqueMediaPlayed100Percent\":null}");
        assertThat(unit.at("/messages/0/impression").asInt()).isEqualTo(43);
        assertThat(unit.at("/messages/0/uniqueImpression").asInt()).isEqualTo(41);
        assertThat(unit.at("/clicks/0/click").asInt()).isEqualTo(40);
        JsonNode other = unit("customAggregationUnit=Sale" + UNIT_DAY).json();
        assertThat(other.get("messages").isEmpty()).isTrue();
        assertThat(other.at("/overview/uniqueImpression").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "customAggregationUnit=sale",
                "customAggregationUnit=sa-le&from=20261122&to=20261122",
                "customAggregationUnit=sale&from=20261122&to=20261121",
                "customAggregationUnit=sale&from=20261101&to=20261202",
                "customAggregationUnit=sale&from=20261131&to=20261202"
            })
    void wrongUnitsAreRefusedInTheirOwnWay(String query) {
        Answer answer = unit(query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Json.write(answer.json()))
                .asString()
                .isEqualTo("{\"message\":null,\"key\":null,\"stacktrace\":null,\"code\":null}");
    }

    @Test
    void unitsAreListedByMonth() {
        for (int i = 0; i < 150; i++) send("push", "\"to\":\"" + friends.getFirst() + "\"", "u" + (1_000 + i));
        assertThat(box.get(shop, "/v2/bot/message/aggregation/info")
                        .json()
                        .get("numOfCustomAggregationUnits")
                        .asInt())
                .isEqualTo(150);
        JsonNode first = box.get(shop, "/v2/bot/message/aggregation/list").json();
        assertThat(first.get("customAggregationUnits")).hasSize(100);
        JsonNode rest = box.get(
                        shop,
                        "/v2/bot/message/aggregation/list?limit=60&start="
                                + first.get("next").asString())
                .json();
        assertThat(rest.get("customAggregationUnits")).hasSize(50);
        assertThat(rest.has("next")).isFalse();
        assertThat(box.get(shop, "/v2/bot/message/aggregation/list?start=x").message())
                .isEqualTo("Invalid start param");
        assertThat(box.get(shop, "/v2/bot/message/aggregation/list?limit=101").status())
                .isEqualTo(400);
        box.goTo("2026-11-30T15:00:00Z");
        assertThat(box.get(shop, "/v2/bot/message/aggregation/info")
                        .json()
                        .get("numOfCustomAggregationUnits")
                        .asInt())
                .isZero();
    }

    @Test
    void fromTheThousandAndFirstUnitOnNamesAreLeftOut() {
        box.settings("{\"rateWindow\":\"off\"}");
        for (int i = 0; i < 1_000; i++) send("push", "\"to\":\"" + friends.getFirst() + "\"", "u" + i);
        Answer answer = send("multicast", "\"to\":" + Json.mapper().writeValueAsString(friends));
        assertThat(answer.status()).isEqualTo(200);
        react(Objects.requireNonNull(answer.header("X-Line-Request-Id")), friends, "\"seq\":1");
        assertThat(unit("customAggregationUnit=sale" + UNIT_DAY)
                        .json()
                        .at("/overview/uniqueImpression")
                        .isNull())
                .isTrue();
    }

    @Test
    void deliveriesAreToldByWayTheNextDay() {
        box.broadcast(shop);
        box.push(shop, friends.getFirst());
        box.multicast(shop, friends.subList(0, 7));
        assertThat(deliveries("20261122").get("status").asString()).isEqualTo("unready");
        box.goTo("2026-11-22T21:00:00Z");
        assertThat(Json.write(deliveries("20261122")))
                .asString()
                .isEqualTo("{\"status\":\"ready\",\"apiBroadcast\":100,\"apiPush\":1,\"apiMulticast\":7,"
                        + "\"apiNarrowcast\":0,\"apiReply\":0}");
        assertThat(deliveries("20170228").get("status").asString()).isEqualTo("out_of_service");
        assertThat(box.get(shop, INSIGHT + "message/delivery?date=x").message()).isEqualTo("Bad Request");
    }

    @Test
    void friendsAreToldInShares() {
        trait(friends.subList(0, 32), "\"gender\":\"male\",\"age\":21,\"area\":\"jp_36\",\"appType\":\"ios\"");
        trait(friends.subList(32, 65), "\"gender\":\"female\",\"age\":70,\"appType\":\"android\"");
        trait(friends.subList(0, 10), "\"followedOn\":\"2025-11-22\"");
        trait(friends.subList(10, 30), "\"followedOn\":\"2026-11-15\"");
        JsonNode shares = box.get(shop, INSIGHT + "demographic").json();
        assertThat(shares.get("available").asBoolean()).isTrue();
        assertThat(Json.write(shares.get("genders")))
                .asString()
                .isEqualTo("[{\"gender\":\"unknown\",\"percentage\":35.0},{\"gender\":\"female\",\"percentage\":33.0},"
                        + "{\"gender\":\"male\",\"percentage\":32.0}]");
        assertThat(Json.write(shares.get("areas")))
                .asString()
                .isEqualTo("[{\"area\":\"unknown\",\"percentage\":68.0},{\"area\":\"徳島\",\"percentage\":32.0}]");
        assertThat(Json.write(shares.get("subscriptionPeriods")))
                .asString()
                .startsWith("[{\"subscriptionPeriod\":\"within7days\",\"percentage\":70.0},"
                        + "{\"subscriptionPeriod\":\"within30days\",\"percentage\":20.0},"
                        + "{\"subscriptionPeriod\":\"over365days\",\"percentage\":10.0}");
        assertThat(shares.get("appTypes")).hasSize(3);
        assertThat(shares.get("ages")).hasSize(14);
    }

    @Test
    void fewFriendsAreNotTold() {
        Shop small = box.openSmall();
        box.addFriends(small, 19);
        assertThat(Json.write(box.get(small, INSIGHT + "demographic").json()))
                .asString()
                .isEqualTo("{\"available\":false}");
    }

    @Test
    void sixtyAnHourAreTheMost() {
        for (int i = 0; i < 60; i++)
            assertThat(box.get(shop, INSIGHT + "demographic").status()).isEqualTo(200);
        assertThat(box.get(shop, INSIGHT + "demographic").status()).isEqualTo(429);
    }

    private String broadcast() {
        return Objects.requireNonNull(
                box.post(shop, "/v2/bot/message/broadcast", """
                {"messages":[{"type":"text","text":"a"},{"type":"video","originalContentUrl":"https://example.com/v",
                "previewImageUrl":"https://example.com/p"}]}""").header("X-Line-Request-Id"));
    }

    private Answer send(String route, String to) {
        return send(route, to, "sale");
    }

    private Answer send(String route, String to, String unit) {
        return box.post(
                shop,
                "/v2/bot/message/" + route,
                "{%s,\"messages\":[{\"type\":\"text\",\"text\":\"a\"}],\"customAggregationUnits\":[\"%s\"]}"
                        .formatted(to, unit));
    }

    private JsonNode event(String requestId) {
        return box.get(shop, INSIGHT + "message/event?requestId=" + requestId).json();
    }

    private Answer unit(String query) {
        return box.get(shop, INSIGHT + "message/event/aggregation?" + query);
    }

    private JsonNode deliveries(String date) {
        return box.get(shop, INSIGHT + "message/delivery?date=" + date).json();
    }

    private void react(String requestId, List<String> userIds, String what) {
        Answer answer = box.control(
                "POST",
                shop.path("/reactions"),
                "{\"requestId\":\"%s\",\"userIds\":%s,%s}"
                        .formatted(requestId, Json.mapper().writeValueAsString(userIds), what));
        if (answer.status() != 200) throw new AssertionError(answer.json());
    }

    private void trait(List<String> userIds, String traits) {
        box.control(
                "PUT",
                shop.path("/traits"),
                "{\"userIds\":%s,%s}".formatted(Json.mapper().writeValueAsString(userIds), traits));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001, Integer.MAX_VALUE})
    void nobodyReactsWithoutEnd(int times) {
        Answer refused = box.control(
                "POST",
                shop.path("/reactions"),
                "{\"requestId\":\"%s\",\"userIds\":[\"%s\"],\"times\":%d}"
                        .formatted(broadcast(), friends.getFirst(), times));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo("times: got " + times + " (expected: 1 to 1000)");
    }
}
