package dev.todoku.friend;

import static dev.todoku.inbound.WebhookCalls.follow;
import static dev.todoku.inbound.WebhookCalls.text;
import static dev.todoku.inbound.WebhookCalls.unfollow;
import static dev.todoku.inbound.WebhookCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.inbound.WebhookCalls;
import dev.todoku.kernel.Actor;
import dev.todoku.protocol.UserId;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

class FriendsTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");

    private Connected shop;
    private WebhookCalls line;

    @BeforeEach
    void connect() {
        shop = TODOKU.connect("jp-2023-light", null, 0);
        line = new WebhookCalls(TODOKU, shop);
    }

    @Test
    void countsFriendsVisitorsAndBlocks() {
        line.send(follow("a1", AT, user(1)), follow("a2", AT, user(2)), text("a3", AT, user(3), "hello"));
        line.send(unfollow("a4", AT.plusSeconds(1), user(2)), unfollow("a5", AT, user(4)));
        line.settle();

        JsonNode summary = get("/friends/summary").json();

        assertThat(summary.path("friends").asLong()).isEqualTo(1);
        assertThat(summary.path("visitors").asLong()).isEqualTo(1);
        assertThat(summary.path("blocked").asLong()).isEqualTo(2);
    }

    @Test
    void anOlderFollowThatComesLaterLeavesABlockABlock() {
        line.send(unfollow("b1", AT.plusSeconds(10), user(1)));
        line.settle();
        line.send(follow("b2", AT, user(1)));
        line.settle();

        assertThat(friend(user(1)).path("status").asString()).isEqualTo("blocked");
    }

    @Test
    void fetchesTheProfileOfWhoFollows() {
        String known = emulatorFriends(1).getFirst();
        line.send(follow("c1", AT, known), follow("c2", AT, user(99)));
        line.settle();

        JsonNode profile = TODOKU.emulator()
                .send("GET", "/v2/bot/profile/" + known, null, "Authorization", "Bearer " + shop.channelAccessToken())
                .json();
        assertThat(friend(known).path("displayName").asString())
                .isEqualTo(profile.path("displayName").asString())
                .isNotEmpty();
        assertThat(friend(user(99)).path("displayName").isNull()).isTrue();
        assertThat(friend(user(99)).path("status").asString()).isEqualTo("friend");
    }

    @Test
    void importsFollowersLineKnows() {
        List<String> known = emulatorFriends(3);
        JsonNode started = post("/friends/imports", "").json();
        assertThat(started.path("state").asString()).isEqualTo("running");
        line.settle();

        JsonNode run = get("/friends/imports").json().path("items").get(0);

        assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("done");
        assertThat(run.path("listed").asInt()).isEqualTo(3);
        assertThat(get("/friends?status=friend")
                        .json()
                        .path("items")
                        .valueStream()
                        .map(each -> each.path("userId").asString()))
                .containsExactlyInAnyOrderElementsOf(known);
        assertThat(friend(known.getFirst()).path("displayName").asString()).isNotEmpty();
    }

    @Test
    void pagesFriendsInOrderOfOrdinal() {
        String[] events = new String[25];
        for (int i = 0; i < events.length; i++) {
            events[i] = follow("d" + i, AT, user(i));
        }
        line.send(events);
        line.settle();
        List<Integer> ordinals = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = get("/friends?limit=10&cursor=" + cursor).json();
            page.path("items").forEach(item -> ordinals.add(item.path("ordinal").asInt()));
            cursor = page.path("next").isNull() ? null : page.path("next").asString();
        }

        assertThat(ordinals).hasSize(25).isSorted().doesNotHaveDuplicates().contains(0, 24);
    }

    @Test
    void keepsTheHistoryOfWhoChangedWhatAndWhy() {
        int drink = attribute("{\"key\":\"drink\",\"type\":\"choice\",\"choices\":[\"coffee\",\"tea\"]}");
        int answered =
                post("/tags", "{\"name\":\"answered\"}").json().path("tagId").asInt();
        UUID aya = UserId.parse(user(1)).value();
        apply(
                new FriendChange(aya, AT, "event:x", new Effect.AttributeSet(drink, StringNode.valueOf("tea"))),
                new FriendChange(aya, AT, "event:x", new Effect.TagAdded(answered)),
                new FriendChange(aya, AT.plusSeconds(1), "event:y", new Effect.OptedOut()));

        JsonNode items = get("/friends/%s/history".formatted(user(1))).json().path("items");

        assertThat(items).hasSize(2);
        assertThat(items.get(0).path("cause").asString()).isEqualTo("event:y");
        assertThat(items.get(0).path("actor").path("kind").asString()).isEqualTo("system");
        assertThat(items.get(1).path("changes").toString())
                .isEqualTo("[{\"field\":\"status\",\"from\":null,\"to\":\"visitor\"},"
                        + "{\"field\":\"attribute:drink\",\"from\":null,\"to\":\"tea\"},"
                        + "{\"field\":\"tag:answered\",\"from\":false,\"to\":true}]");
        JsonNode friend = friend(user(1));
        assertThat(friend.path("attributes").toString()).isEqualTo("{\"drink\":\"tea\"}");
        assertThat(friend.path("tags").toString()).isEqualTo("[\"answered\"]");
        assertThat(friend.path("optedOut").asBoolean()).isTrue();
    }

    @Test
    void historyGoesOnInTheNextMonthsPartition() {
        UUID aya = UserId.parse(user(1)).value();
        apply(new FriendChange(aya, AT, "event:x", new Effect.Followed()));
        TODOKU.advance(Duration.ofDays(20));
        apply(new FriendChange(aya, AT.plusSeconds(9), "event:y", new Effect.Unfollowed()));

        assertThat(get("/friends/%s/history".formatted(user(1))).json().path("items"))
                .hasSize(2);
    }

    @Test
    void theFeedTellsEachChangeInCommitOrder() {
        FriendFeed feed = TODOKU.bean(FriendFeed.class);
        UUID aya = UserId.parse(user(1)).value();
        apply(new FriendChange(aya, AT, "event:x", new Effect.Followed()));
        apply(new FriendChange(aya, AT.plusSeconds(1), "event:y", new Effect.OptedOut()));

        List<FriendFeed.Entry> entries = feed.after(shop.account(), FeedPosition.START, 10);

        assertThat(entries.stream().map(FriendFeed.Entry::fields))
                .containsExactly(List.of("status"), List.of("optedOut"));
        assertThat(feed.after(shop.account(), entries.getFirst().position(), 10))
                .hasSize(1);
        assertThat(feed.after(shop.account(), entries.getLast().position(), 10)).isEmpty();
    }

    @Test
    void findsSetsOfFriendsAndWhoTheyAre() {
        Friends friends = TODOKU.bean(Friends.class);
        int size = attribute("{\"key\":\"size\",\"name\":\"サイズ\",\"type\":\"number\"}");
        int vip = post("/tags", "{\"name\":\"VIP\"}").json().path("tagId").asInt();
        List<FriendChange> changes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            UUID id = UserId.parse(user(i)).value();
            changes.add(new FriendChange(id, AT, "x", new Effect.Followed()));
            if (i % 2 == 0) {
                changes.add(new FriendChange(id, AT, "x", new Effect.TagAdded(vip)));
            }
            if (i == 3) {
                changes.add(new FriendChange(id, AT, "x", new Effect.OptedOut()));
            }
        }
        apply(changes.toArray(FriendChange[]::new));
        Attribute number = TODOKU.bean(Attributes.class).all(shop.account()).getFirst();
        apply(new FriendChange(
                UserId.parse(user(5)).value(),
                AT,
                "x",
                Effect.AttributeSet.of(number, StringNode.valueOf("1.50"), "value")));

        assertThat(size).isEqualTo(number.attributeId());
        assertThat(friends.reachable(shop.account()).getCardinality()).isEqualTo(9);
        assertThat(friends.select(
                                shop.account(),
                                List.of(
                                        new Selector.WithTag(TODOKU.bean(Tags.class)
                                                .all(shop.account())
                                                .getFirst()
                                                .tagId()),
                                        new Selector.WithValue(size, number.value(StringNode.valueOf("1.5"), "value"))))
                        .ordinals())
                .containsExactly(RoaringBitmap.bitmapOf(0, 2, 4, 6, 8), RoaringBitmap.bitmapOf(5));
        assertThat(friends.userIds(shop.account(), RoaringBitmap.bitmapOf(7, 1, 55)))
                .containsExactly(
                        Map.entry(1, UserId.parse(user(1)).value()),
                        Map.entry(7, UserId.parse(user(7)).value()));
    }

    @Test
    void refusesAttributesAndTagsThatBreakALimit() {
        assertProblem(post("/attributes", "{\"key\":\"Drink!\",\"type\":\"text\"}"), 422, "key: got 'Drink!'");
        assertProblem(
                post("/attributes", "{\"key\":\"drink\",\"type\":\"choice\"}"),
                422,
                "choices: got 0 (expected: 1 to 100)");
        assertThat(post("/attributes", "{\"key\":\"drink\",\"type\":\"tea\"}").status())
                .isEqualTo(400);
        assertThat(post("/attributes", "{}").status()).isEqualTo(400);
        attribute("{\"key\":\"drink\",\"type\":\"text\"}");
        assertProblem(post("/attributes", "{\"key\":\"drink\",\"type\":\"date\"}"), 409, "key: got 'drink'");
        assertProblem(post("/tags", "{\"name\":\" \"}"), 422, "name: got ' '");
        post("/tags", "{\"name\":\"x\"}");
        assertProblem(post("/tags", "{\"name\":\"x\"}"), 409, "name: got 'x'");
        assertProblem(get("/friends?status=x"), 400, "status: got 'x'");
        assertProblem(get("/friends?tag=y"), 400, "tag: got 'y'");
        assertProblem(get("/friends/abc"), 400, "userId: got 'abc'");
        assertProblem(get("/friends/" + user(1234)), 404, "userId: got");
    }

    @Test
    void accountsNeverMix() {
        Connected other = TODOKU.connect("jp-2023-light", null, 0);
        attribute("{\"key\":\"drink\",\"type\":\"text\"}");
        post("/tags", "{\"name\":\"answered\"}");
        line.send(follow("e1", AT, user(1)));
        new WebhookCalls(TODOKU, other).send(unfollow("e1", AT, user(1)));
        line.settle();

        assertThat(friend(user(1)).path("status").asString()).isEqualTo("friend");
        String there = "/api/v1/accounts/" + other.account();
        Http api = TODOKU.api();
        assertThat(api.get(there + "/friends/" + user(1)).json().path("status").asString())
                .isEqualTo("blocked");
        assertThat(api.get(there + "/friends/%s/history".formatted(user(1)))
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(api.get(there + "/attributes").json().path("items")).isEmpty();
        assertThat(api.get(there + "/tags").json().path("items")).isEmpty();
        assertThat(TODOKU.bean(Friends.class).reachable(other.account())).isEqualTo(new RoaringBitmap());
        assertThat(TODOKU.bean(FriendFeed.class).after(other.account(), FeedPosition.START, 10))
                .hasSize(1);
    }

    private int attribute(String body) {
        Http.Answer answer = post("/attributes", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("attributeId").asInt();
    }

    private void apply(FriendChange... changes) {
        TODOKU.bean(FriendChanges.class).apply(shop.account(), Actor.SYSTEM, List.of(changes));
    }

    private List<String> emulatorFriends(int count) {
        return TODOKU.emulator()
                .post("/_emulator/accounts/%s/friends".formatted(shop.channelId()), "{\"count\":%d}".formatted(count))
                .json()
                .path("userIds")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private JsonNode friend(String userId) {
        return get("/friends/" + userId).json();
    }

    private Http.Answer get(String path) {
        return TODOKU.api().get("/api/v1/accounts/" + shop.account() + path);
    }

    private Http.Answer post(String path, String body) {
        return TODOKU.api().post("/api/v1/accounts/" + shop.account() + path, body);
    }

    private static void assertProblem(Http.Answer answer, int status, String detail) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("detail").asString()).startsWith(detail).contains("expected");
    }
}
