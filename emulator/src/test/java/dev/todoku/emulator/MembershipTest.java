package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MembershipTest {
    private Box box;
    private Bot bot;
    private Shop shop;
    private List<String> friends;

    @BeforeEach
    void open() throws IOException {
        box = Box.at(java.time.Instant.parse("2026-01-31T03:00:00Z"));
        bot = Bot.start();
        shop = box.openJson("""
                {"name":"Shop","plan":"jp-2023-communication","webhook":"%s"}""".formatted(bot.url()));
        friends = box.addFriends(shop, 5);
    }

    @AfterEach
    void close() {
        bot.close();
        box.close();
    }

    private String plan(String more) {
        Answer made = box.control("POST", shop.path("/memberships"), """
                {"title":"Basic","description":"毎週","benefits":["写真"],"price":500%s}""".formatted(more));
        assertThat(made.status()).isEqualTo(201);
        return made.json().get("membershipId").asString();
    }

    private Answer change(String friend, String plan, String what) {
        return box.control("POST", shop.path("/friends/%s/memberships/%s/%s".formatted(friend, plan, what)), "");
    }

    @Test
    void plansAreListed() {
        Answer none = box.get(shop, "/v2/bot/membership/list");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.message()).isEqualTo("Membership plan not found");
        String id = plan("");
        plan(",\"memberLimit\":10,\"isInAppPurchase\":true");
        change(friends.getFirst(), id, "join");
        JsonNode plans = box.get(shop, "/v2/bot/membership/list").json().get("memberships");
        JsonNode first = plans.get(0);
        assertThat(first.get("membershipId").asString()).isEqualTo(id);
        assertThat(first.get("price").toString()).isEqualTo("500.00");
        assertThat(first.get("currency").asString()).isEqualTo("JPY");
        assertThat(first.get("memberCount").asInt()).isEqualTo(1);
        assertThat(first.get("memberLimit").isNull()).isTrue();
        assertThat(first.get("isPublished").asBoolean()).isTrue();
        assertThat(plans.get(1).get("memberLimit").asInt()).isEqualTo(10);
        assertThat(plans.get(1).get("isInAppPurchase").asBoolean()).isTrue();
    }

    @Test
    void aFriendJoinsStaysByTheMonthAndLeaves() {
        String id = plan("");
        String friend = friends.getFirst();
        assertThat(subscription(friend).status()).isEqualTo(404);
        assertThat(change(friend, id, "join").status()).isEqualTo(200);
        box.settle();
        assertThat(bot.lastEvent().at("/membership/type").asString()).isEqualTo("joined");
        bot.received().getLast().parse(shop.secret());
        JsonNode user = subscription(friend).json().at("/subscriptions/0/user");
        assertThat(user.get("membershipNo").asInt()).isEqualTo(1);
        assertThat(user.get("joinedTime").asLong()).isEqualTo(1769828400);
        assertThat(user.get("nextBillingDate").asString()).isEqualTo("2026-02-28");
        assertThat(user.get("totalSubscriptionMonths").asInt()).isEqualTo(1);
        assertThat(subscription(friend)
                        .json()
                        .at("/subscriptions/0/membership/title")
                        .asString())
                .isEqualTo("Basic");

        box.goTo("2026-02-27T15:00:00Z");
        box.settle();
        assertThat(bot.lastEvent().at("/membership/type").asString()).isEqualTo("renewed");
        JsonNode renewed = subscription(friend).json().at("/subscriptions/0/user");
        assertThat(renewed.get("nextBillingDate").asString()).isEqualTo("2026-03-31");
        assertThat(renewed.get("totalSubscriptionMonths").asInt()).isEqualTo(2);

        change(friend, id, "leave");
        box.settle();
        assertThat(bot.lastEvent().at("/membership/type").asString()).isEqualTo("left");
        int told = bot.events().size();
        box.goTo("2026-05-01T00:00:00Z");
        box.settle();
        assertThat(bot.events()).hasSize(told);
        assertThat(subscription(friend).status()).isEqualTo(404);
        assertThat(subscription("x").message()).isEqualTo("The value for the 'userId' parameter is invalid");
    }

    @Test
    void membersAreListedPageByPage() {
        String id = plan("");
        for (String friend : friends) change(friend, id, "join");
        box.act(shop, friends.get(1), "{\"type\":\"unfollow\"}");
        List<String> listed = new ArrayList<>();
        String start = "";
        for (int page = 0; page < 2; page++) {
            JsonNode members = box.get(shop, "/v2/bot/membership/" + id + "/users/ids?limit=2" + start)
                    .json();
            members.get("userIds").forEach(user -> listed.add(user.asString()));
            start = "&start=" + members.path("next").asString("");
            assertThat(members.has("next")).isEqualTo(page == 0);
        }
        assertThat(listed).containsExactly(friends.get(0), friends.get(2), friends.get(3), friends.get(4));
        for (String unknown : List.of("1", "x")) {
            Answer refused = box.get(shop, "/v2/bot/membership/" + unknown + "/users/ids");
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.message()).isEqualTo("Membership ID is not found");
        }
        assertThat(box.get(shop, "/v2/bot/membership/" + id + "/users/ids?limit=1001")
                        .status())
                .isEqualTo(400);
        assertThat(box.get(shop, "/v2/bot/membership/" + id + "/users/ids?start=x")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aPlanThatIsFullOrWithdrawnCannotBeJoined() {
        String small = plan(",\"memberLimit\":1");
        assertThat(change(friends.get(0), small, "join").status()).isEqualTo(200);
        assertThat(change(friends.get(0), small, "join").status()).isEqualTo(409);
        assertThat(change(friends.get(1), small, "join").status()).isEqualTo(409);
        String gone = plan("");
        box.control("PUT", shop.path("/memberships/" + gone), "{\"isPublished\":false}");
        assertThat(change(friends.get(1), gone, "join").status()).isEqualTo(409);
        assertThat(change(friends.get(1), gone, "leave").status()).isEqualTo(409);
    }

    @Test
    void thereAreFivePlansAtMost() {
        for (int i = 0; i < 5; i++) plan("");
        assertThat(box.control("POST", shop.path("/memberships"), "{\"title\":\"6\",\"price\":1}")
                        .status())
                .isEqualTo(409);
    }

    private Answer subscription(String userId) {
        return box.get(shop, "/v2/bot/membership/subscription/" + userId);
    }
}
