package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FriendsTest {
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

    @Test
    void theBotTellsWhoItIs() {
        JsonNode info = box.get(shop, "/v2/bot/info").json();
        assertThat(info.get("userId").asString()).isEqualTo(shop.botUserId());
        assertThat(info.get("basicId").asString()).matches("@\\d{3}[a-z]{5}");
        assertThat(info.get("displayName").asString()).isEqualTo("Shop");
        assertThat(info.get("chatMode").asString()).isEqualTo("bot");
        assertThat(info.get("markAsReadMode").asString()).isEqualTo("auto");
    }

    @Test
    void onlyFriendsHaveAProfile() {
        String id = "U" + "0a".repeat(16);
        box.control("POST", shop.path("/friends"), """
                {"friends":[{"userId":"%s","displayName":"花子","language":"ja","statusMessage":"旅行中"}]}
                """.formatted(id));
        JsonNode profile = box.get(shop, "/v2/bot/profile/" + id).json();
        assertThat(profile.get("displayName").asString()).isEqualTo("花子");
        assertThat(profile.get("userId").asString()).isEqualTo(id);
        assertThat(profile.get("statusMessage").asString()).isEqualTo("旅行中");
        assertThat(profile.has("pictureUrl")).isFalse();

        box.act(shop, id, "{\"type\":\"unfollow\"}");
        Answer blocked = box.get(shop, "/v2/bot/profile/" + id);
        assertThat(blocked.status()).isEqualTo(404);
        assertThat(blocked.message()).isEqualTo("Not found");
        assertThat(box.get(shop, "/v2/bot/profile/" + Box.strangers(1).getFirst())
                        .status())
                .isEqualTo(404);
        Answer malformed = box.get(shop, "/v2/bot/profile/hanako");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.message()).isEqualTo("The value for the 'userId' parameter is invalid");
    }

    @Test
    void followersComePageByPageAndEveryOneOnce() {
        List<String> friends = box.addFriends(shop, 25);
        box.act(shop, friends.get(3), "{\"type\":\"unfollow\"}");
        List<String> listed = new ArrayList<>();
        String next = "";
        int pages = 0;
        while (next != null) {
            Answer page = box.get(shop, "/v2/bot/followers/ids?limit=10" + (next.isEmpty() ? "" : "&start=" + next));
            listed.addAll(Box.userIds(page));
            next = page.json().has("next") ? page.json().get("next").asString() : null;
            pages++;
        }
        List<String> expected = new ArrayList<>(friends);
        expected.remove(3);
        assertThat(listed).isEqualTo(expected);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void aPageTokenDiesAfterADayAndMustBeOurs() {
        box.addFriends(shop, 2);
        String next = box.get(shop, "/v2/bot/followers/ids?limit=1")
                .json()
                .get("next")
                .asString();
        box.advance(Duration.ofHours(24));
        assertThat(box.get(shop, "/v2/bot/followers/ids?start=" + next).message())
                .isEqualTo("Invalid start param");
        assertThat(box.get(shop, "/v2/bot/followers/ids?start=xyz").status()).isEqualTo(400);
        assertThat(box.get(shop, "/v2/bot/followers/ids?limit=1001").status()).isEqualTo(400);
    }

    @Test
    void unverifiedAccountsMayNotListFollowers() {
        box.settings("{\"verifiedAccounts\":false}");
        Answer refused = box.get(shop, "/v2/bot/followers/ids");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.message()).isEqualTo("Access to this API is not available for your account");
    }

    @Test
    void friendCountsOfADayAreReadyTheNext() {
        List<String> friends = box.addFriends(shop, 10);
        box.act(shop, friends.get(0), "{\"type\":\"unfollow\"}");
        assertThat(insight("20261122").get("status").asString()).isEqualTo("unready");
        box.goTo("2026-11-22T21:00:00Z");
        box.act(shop, friends.get(1), "{\"type\":\"unfollow\"}");
        JsonNode ready = insight("20261122");
        assertThat(ready.get("status").asString()).isEqualTo("ready");
        assertThat(ready.get("followers").asLong()).isEqualTo(10);
        assertThat(ready.get("targetedReaches").asLong()).isEqualTo(9);
        assertThat(ready.get("blocks").asLong()).isEqualTo(1);
        assertThat(insight("20161031").get("status").asString()).isEqualTo("out_of_service");
        assertThat(box.get(shop, "/v2/bot/insight/followers").message()).isEqualTo("date is required");
        assertThat(box.get(shop, "/v2/bot/insight/followers?date=20261301").message())
                .isEqualTo("Bad Request");
    }

    private JsonNode insight(String date) {
        return box.get(shop, "/v2/bot/insight/followers?date=" + date).json();
    }
}
