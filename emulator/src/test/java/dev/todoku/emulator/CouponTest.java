package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CouponTest {
    /** 2026-11-23 and 2026-11-24, noon in Tokyo. */
    static final String TERMS = """
            {"title":"100円引き","reward":{"type":"discount","priceInfo":{"type":"fixed","fixedAmount":100}},
             "acquisitionCondition":{"type":"normal"},"startTimestamp":1795402800,"endTimestamp":1795489200,
             "timezone":"ASIA_TOKYO","visibility":"UNLISTED","maxUseCountPerTicket":1}""";

    private Box box;
    private Shop shop;
    private List<String> friends;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
        shop = box.openSmall();
        friends = box.addFriends(shop, 100);
    }

    @AfterEach
    void close() {
        box.close();
    }

    private String create(String terms) {
        Answer made = box.post(shop, "/v2/bot/coupon", terms);
        assertThat(made.status()).isEqualTo(200);
        return made.json().get("couponId").asString();
    }

    private static String lottery(int probability, int winners) {
        return TERMS.replace(
                "{\"type\":\"normal\"}",
                "{\"type\":\"lottery\",\"lotteryProbability\":%d,\"maxAcquireCount\":%d}"
                        .formatted(probability, winners));
    }

    private String act(String friend, String couponId, String what) {
        return box.control("POST", shop.path("/friends/%s/coupons/%s/%s".formatted(friend, couponId, what)), "")
                .json()
                .get("result")
                .asString();
    }

    @Test
    void aCouponIsReadAsItWasMade() {
        String id = create(TERMS);
        assertThat(id).matches("[0-9A-HJKMNP-TV-Z]{26}");
        JsonNode coupon = box.get(shop, "/v2/bot/coupon/" + id).json();
        assertThat(coupon.get("couponId").asString()).isEqualTo(id);
        assertThat(coupon.get("title").asString()).isEqualTo("100円引き");
        assertThat(coupon.at("/reward/priceInfo/fixedAmount").asInt()).isEqualTo(100);
        assertThat(coupon.at("/reward/priceInfo/currency").asString()).isEqualTo("JPY");
        assertThat(coupon.get("status").asString()).isEqualTo("RUNNING");
        assertThat(coupon.get("maxTicketPerUser").asInt()).isEqualTo(1);
        assertThat(coupon.get("createdTimestamp").asLong()).isEqualTo(Box.NOON.getEpochSecond());
        assertThat(coupon.has("description")).isFalse();
    }

    @Test
    void aCouponEndsWithTimeOrWhenItIsDiscontinued() {
        String id = create(TERMS);
        String other = create(TERMS);
        assertThat(box.put(shop, "/v2/bot/coupon/" + id + "/close", "").json()).isEmpty();
        Answer again = box.put(shop, "/v2/bot/coupon/" + id + "/close", "");
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.message()).isEqualTo("The request body has 1 error(s)");
        assertThat(again.json().at("/details/0/message").asString()).isEqualTo("The coupon has already been closed.");
        assertThat(again.json().at("/details/0/property").asString()).isEmpty();
        box.goTo("2026-11-24T03:00:01Z");
        assertThat(box.get(shop, "/v2/bot/coupon/" + other).json().get("status").asString())
                .isEqualTo("CLOSED");
        assertThat(box.put(shop, "/v2/bot/coupon/" + other + "/close", "").status())
                .isEqualTo(410);
        for (Answer unknown : List.of(
                box.get(shop, "/v2/bot/coupon/01JYNW8JMQVFBNWF1APF8Z3FS7"),
                box.put(shop, "/v2/bot/coupon/01JYNW8JMQVFBNWF1APF8Z3FS7/close", ""))) {
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.json().at("/details/0/message").asString()).isEqualTo("coupon not found");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"type\":\"fixed\" | \"type\":\"percentage\",\"percentage\":5 |"
                        + "reward.priceInfo.fixedAmount | Must not be specified",
                "\"type\":\"discount\" | \"type\":\"secret\" | reward.type |"
                        + "Must be one of the following values: [discount,free,gift,cashBack,others]",
                "\"type\":\"discount\" | \"type\":\"free\" | reward.priceInfo | Must not be specified",
                "\"fixedAmount\":100 | \"fixedAmount\":0 | reward.priceInfo.fixedAmount |" + "Must be a positive value",
                "1795489200 | 1795402800 | endTimestamp | Must be later than the current time and startTimestamp",
                "1795489200 | 1 | endTimestamp | Must be later than the current time and startTimestamp",
                "PerTicket\":1 | PerTicket\":2 | maxUseCountPerTicket | Must be one of the following values: [-1,1]",
                "UNLISTED | PRIVATE | visibility | Must be one of the following values: [UNLISTED,PUBLIC]",
                "ASIA_TOKYO | MARS | timezone | Must be one of the supported time zones",
                "{\"type\":\"normal\"} | {\"type\":\"lottery\",\"lotteryProbability\":100,\"maxAcquireCount\":-1} |"
                        + "acquisitionCondition.lotteryProbability | Must be between 1 and 99",
                "{\"type\":\"normal\"} | {\"type\":\"referral\"} | acquisitionCondition.type |"
                        + "Must be one of the following values: [normal,lottery]",
            })
    void whatIsWrongIsToldWithItsPlace(String part, String instead, String property, String message) {
        Answer refused = box.post(shop, "/v2/bot/coupon", TERMS.replace(part, instead));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/details/0/property").asString()).isEqualTo(property);
        assertThat(refused.json().at("/details/0/message").asString()).isEqualTo(message);
    }

    @Test
    void aTitleHasSixtyCharactersAtMost() {
        create(TERMS.replace("100円引き", "あ".repeat(60)));
        Answer refused = box.post(shop, "/v2/bot/coupon", TERMS.replace("100円引き", "あ".repeat(61)));
        assertThat(refused.json().at("/details/0/message").asString()).isEqualTo("Size must be between 1 and 60");
    }

    @Test
    void couponsAreListedByStatusNewestFirstPageByPage() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 25; i++) made.addFirst(create(TERMS));
        box.put(shop, "/v2/bot/coupon/" + made.get(3) + "/close", "");
        JsonNode first = box.get(shop, "/v2/bot/coupon").json();
        assertThat(first.get("items").size()).isEqualTo(20);
        assertThat(first.at("/items/0/couponId").asString()).isEqualTo(made.getFirst());
        JsonNode rest = box.get(
                        shop, "/v2/bot/coupon?start=" + first.get("next").asString())
                .json();
        assertThat(rest.get("items").size()).isEqualTo(5);
        assertThat(rest.has("next")).isFalse();
        assertThat(list("?status=CLOSED").size()).isEqualTo(1);
        assertThat(list("?status=RUNNING&status=DRAFT&limit=100").size()).isEqualTo(24);
        assertThat(list("?status=RUNNING,CLOSED&limit=100").size()).isEqualTo(25);
        assertThat(list("?status=DRAFT").size()).isZero();
        assertThat(detail("?limit=101")).isEqualTo("Must be less than or equal to 100");
        assertThat(detail("?status=OPEN")).isEqualTo("Must be one of the following values: [DRAFT,RUNNING,CLOSED]");
        assertThat(box.get(shop, "/v2/bot/coupon?start=x").status()).isEqualTo(400);
    }

    private JsonNode list(String query) {
        return box.get(shop, "/v2/bot/coupon" + query).json().get("items");
    }

    private String detail(String query) {
        return box.get(shop, "/v2/bot/coupon" + query)
                .json()
                .at("/details/0/message")
                .asString();
    }

    @Test
    void aFriendAcquiresOnceAndUsesOnceInTheValidPeriod() {
        String id = create(TERMS);
        String friend = friends.getFirst();
        assertThat(act(friend, id, "use")).isEqualTo("not-acquired");
        assertThat(act(friend, id, "acquire")).isEqualTo("acquired");
        assertThat(act(friend, id, "acquire")).isEqualTo("already-acquired");
        assertThat(act(friend, id, "use")).isEqualTo("not-started");
        box.goTo("2026-11-23T03:00:00Z");
        assertThat(held(friend).at("/0/isUsable").asBoolean()).isTrue();
        assertThat(act(friend, id, "use")).isEqualTo("used");
        assertThat(act(friend, id, "use")).isEqualTo("used-up");
        assertThat(held(friend).at("/0/isUsable").asBoolean()).isFalse();
        box.goTo("2026-11-25T03:00:00Z");
        assertThat(act(friends.get(1), id, "acquire")).isEqualTo("closed");
        JsonNode coupon = box.control("GET", shop.path("/coupons"), null).json().at("/coupons/0");
        assertThat(coupon.get("acquired").asInt()).isEqualTo(1);
        assertThat(coupon.get("uses").asInt()).isEqualTo(1);
    }

    private JsonNode held(String friend) {
        return box.control("GET", shop.path("/friends/" + friend + "/coupons"), null)
                .json()
                .get("coupons");
    }

    @Test
    void aLotteryIsDrawnOnceAndHasSoManyWinners() {
        String id = create(lottery(50, -1));
        long winners = friends.stream()
                .filter(friend -> act(friend, id, "acquire").equals("acquired"))
                .count();
        assertThat(winners).isBetween(25L, 75L);
        for (String friend : friends) assertThat(act(friend, id, "acquire")).isIn("lost", "already-acquired");
        String few = create(lottery(99, 3));
        assertThat(friends.stream()
                        .filter(friend -> act(friend, few, "acquire").equals("acquired"))
                        .count())
                .isEqualTo(3);
    }

    @Test
    void draftsAreListedButNotGivenOut() {
        String id = box.control("POST", shop.path("/coupons/drafts"), TERMS)
                .json()
                .get("couponId")
                .asString();
        assertThat(list("?status=DRAFT").at("/0/couponId").asString()).isEqualTo(id);
        assertThat(act(friends.getFirst(), id, "acquire")).isEqualTo("closed");
        box.control("POST", shop.path("/coupons/" + id + "/publish"), "");
        assertThat(act(friends.getFirst(), id, "acquire")).isEqualTo("acquired");
    }

    @Test
    void fiveThousandCouponsCanRun() {
        box.settings("{\"rateWindow\":\"off\"}");
        String id = create(TERMS);
        for (int i = 1; i < 5_000; i++) create(TERMS);
        Answer refused = box.post(shop, "/v2/bot/coupon", TERMS);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/details/0/message").asString()).isEqualTo("You have too many coupons created.");
        box.put(shop, "/v2/bot/coupon/" + id + "/close", "");
        create(TERMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"push", "multicast", "broadcast", "narrowcast", "validate/push"})
    void onlyCouponsOfTheAccountsOwnAreSent(String route) {
        String other = box.post(box.openSmall(), "/v2/bot/coupon", TERMS)
                .json()
                .get("couponId")
                .asString();
        Answer refused = box.post(shop, "/v2/bot/message/" + route, sending(route, other));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo("The request body has 1 error(s)");
        assertThat(refused.json().at("/details/0/message").asString()).isEqualTo("coupon not found");
        assertThat(refused.json().at("/details/0/property").asString()).isEqualTo("messages[1].couponId");
        assertThat(box.post(shop, "/v2/bot/message/" + route, sending(route, create(TERMS)))
                        .status())
                .isBetween(200, 202);
    }

    private String sending(String route, String couponId) {
        String to = route.equals("push")
                ? "\"to\":\"%s\",".formatted(friends.getFirst())
                : route.equals("multicast") ? "\"to\":[\"%s\"],".formatted(friends.getFirst()) : "";
        return "{" + to + "\"messages\":[{\"type\":\"text\",\"text\":\"x\"},{\"type\":\"coupon\",\"couponId\":\""
                + couponId + "\"}]}";
    }
}
