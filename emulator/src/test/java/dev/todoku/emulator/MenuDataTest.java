package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import dev.todoku.emulator.content.PlainPng;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rich menus, groups, content, coupons and memberships outlive the process, with what is under way. */
class MenuDataTest {
    @TempDir
    private Path folder;

    private Box open() throws IOException {
        return Box.with(EmulatorOptions.onFreePort().frozenAt(Box.NOON).keptIn(folder));
    }

    @Test
    void allIsThereAgainAndWhatIsUnderWayGoesOn() throws IOException {
        Shop shop;
        String friend;
        String first;
        String second;
        String batch;
        List<String> paths;
        Map<String, JsonNode> before;
        try (Box box = open()) {
            shop = box.openSmall();
            friend = box.addFriends(shop, 2).getFirst();
            first = menu(box, shop);
            second = menu(box, shop);
            box.post(shop, "/v2/bot/user/all/richmenu/" + second, "");
            box.post(shop, RichMenuTest.link(friend, first), "");
            box.post(shop, "/v2/bot/richmenu/alias", RichMenuTest.alias("tab-a", first));
            box.control("POST", shop.path("/friends/" + friend + "/richmenu/views"), "");
            box.tapMenu(shop, friend, 0);
            Answer accepted = box.post(shop, "/v2/bot/richmenu/batch", """
                    {"operations":[{"type":"link","from":"%s","to":"%s"}]}""".formatted(first, second));
            batch = Objects.requireNonNull(accepted.header("X-Line-Request-Id"));
            String group = box.control("POST", shop.path("/groups"), "{\"memberCount\":3}")
                    .json()
                    .get("chatId")
                    .asString();
            box.push(shop, group);
            String coupon = box.post(shop, "/v2/bot/coupon", CouponTest.TERMS)
                    .json()
                    .get("couponId")
                    .asString();
            box.control("POST", shop.path("/friends/" + friend + "/coupons/" + coupon + "/acquire"), "");
            String plan = box.control("POST", shop.path("/memberships"), "{\"title\":\"Basic\",\"price\":500}")
                    .json()
                    .get("membershipId")
                    .asString();
            box.control("POST", shop.path("/friends/" + friend + "/memberships/" + plan + "/join"), "");
            box.post(shop, "/v2/bot/chat/loading/start", "{\"chatId\":\"%s\"}".formatted(friend));
            String picture = box.upload(
                            shop, shop.path("/friends/" + friend + "/contents"), "image/png", PlainPng.of(300, 200, 7))
                    .json()
                    .get("messageId")
                    .asString();
            assertThat(box.get(shop, "/v2/bot/message/" + picture + "/content/preview")
                            .status())
                    .isEqualTo(200);
            paths = List.of(
                    "/v2/bot/richmenu/list",
                    "/v2/bot/user/all/richmenu",
                    "/v2/bot/user/" + friend + "/richmenu",
                    "/v2/bot/richmenu/alias/list",
                    "/v2/bot/richmenu/progress/batch?requestId=" + batch,
                    "/v2/bot/group/" + group + "/summary",
                    "/v2/bot/group/" + group + "/members/ids",
                    "/v2/bot/coupon/" + coupon,
                    "/v2/bot/membership/subscription/" + friend,
                    shop.path("/friends/" + friend + "/screen"),
                    shop.path("/friends/" + friend + "/coupons"),
                    shop.path("/groups/" + group + "/chat"),
                    shop.path("/coupons"));
            before = read(box, shop, paths);
        }
        try (Box box = open()) {
            assertThat(read(box, shop, paths)).isEqualTo(before);
            assertThat(box.get(shop, "/v2/bot/richmenu/" + first + "/content")
                            .response()
                            .body())
                    .isEqualTo(RichMenuTest.PICTURE);
            box.advance(Duration.ofMinutes(1));
            assertThat(box.get(shop, "/v2/bot/user/" + friend + "/richmenu")
                            .json()
                            .get("richMenuId")
                            .asString())
                    .isEqualTo(second);
            box.goTo("2026-12-22T00:00:00Z");
            assertThat(box.get(shop, "/v2/bot/membership/subscription/" + friend)
                            .json()
                            .at("/subscriptions/0/user/totalSubscriptionMonths")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    /** What is there now. A chat also says how far the journal is, which every reading moves. */
    private static Map<String, JsonNode> read(Box box, Shop shop, List<String> paths) {
        Map<String, JsonNode> read = new LinkedHashMap<>();
        for (String path : paths) {
            Answer answer = box.get(shop, path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            JsonNode body = answer.json();
            if (body instanceof ObjectNode object) object.remove("version");
            read.put(path, body);
        }
        return read;
    }

    private static String menu(Box box, Shop shop) {
        String id = box.post(shop, "/v2/bot/richmenu", RichMenuTest.menu("{\"type\":\"postback\",\"data\":\"a\"}"))
                .json()
                .get("richMenuId")
                .asString();
        box.upload(shop, "/v2/bot/richmenu/" + id + "/content", "image/png", RichMenuTest.PICTURE);
        return id;
    }
}
