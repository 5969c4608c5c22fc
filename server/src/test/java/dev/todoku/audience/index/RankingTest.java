package dev.todoku.audience.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.audience.Ranking;
import dev.todoku.friend.AttributeType;
import dev.todoku.friend.Attributes;
import dev.todoku.friend.Effect;
import dev.todoku.friend.Fact;
import dev.todoku.friend.Facts;
import dev.todoku.friend.FriendChange;
import dev.todoku.friend.FriendChanges;
import dev.todoku.kernel.Actor;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.UserId;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;

class RankingTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    @Test
    void whoAnsweredLatelyComesFirstAndTheScoreIsTheSumOfItsParts() {
        Connected shop = shop(10);
        happened(shop, Fact.RECEIVED, Duration.ofDays(5), 0, 1, 2, 3);
        happened(shop, Fact.ANSWERED, Duration.ofDays(60), 1);
        happened(shop, Fact.CLICKED, Duration.ZERO, 2);
        put(shop, "{\"recency\":1,\"frequency\":1,\"response\":1,\"value\":0,\"exploration\":0}");

        JsonNode ranked = rank(shop, 2);

        assertThat(ranked.valueStream().map(each -> each.path("ordinal").asInt()))
                .containsExactly(2, 1);
        JsonNode first = ranked.get(0);
        assertThat(first.path("because")
                        .valueStream()
                        .mapToDouble(part -> part.path("points").asDouble())
                        .sum())
                .isEqualTo(first.path("score").asDouble());
        assertThat(first.path("because").get(0).toString()).contains("\"part\":\"recency\"", "\"value\":1.0");
    }

    @Test
    void chanceGivesPlacesToOthersAndTheSameSeedDrawsTheSame() {
        Connected shop = shop(200);
        for (int i = 0; i < 50; i++) {
            happened(shop, Fact.ANSWERED, Duration.ZERO, i);
        }
        put(shop, "{\"recency\":1,\"frequency\":0,\"response\":0,\"value\":0,\"exploration\":0.2}");
        RoaringBitmap everyone = new RoaringBitmap();
        everyone.add(0L, 200L);
        Ranking ranking = TODOKU.bean(Ranking.class);

        RoaringBitmap best = ranking.best(shop.account(), everyone, 50, 7);

        assertThat(best.getCardinality()).isEqualTo(50);
        assertThat(best.rank(49)).isBetween(40, 49);
        assertThat(ranking.best(shop.account(), everyone, 50, 7)).isEqualTo(best);
        assertThat(ranking.best(shop.account(), everyone, 50, 8)).isNotEqualTo(best);
        assertThat(ranking.best(shop.account(), everyone, 300, 7)).isEqualTo(everyone);
        assertThat(ranking.best(shop.account(), everyone, 0, 7).isEmpty()).isTrue();
    }

    @Test
    void saysWhoIsChosenByChanceAndWhySomebodyIsNot() {
        Connected shop = shop(20);
        happened(shop, Fact.ANSWERED, Duration.ZERO, 0, 1, 2, 3);
        put(shop, "{\"recency\":1,\"frequency\":0,\"response\":0,\"value\":0,\"exploration\":0.4}");

        List<JsonNode> chosen = rank(shop, 5).valueStream().toList();

        assertThat(chosen).hasSize(5).allMatch(each -> each.path("chosen").asBoolean());
        assertThat(chosen.subList(0, 3)).noneMatch(each -> each.path("byChance").asBoolean());
        assertThat(chosen.subList(3, 5)).allMatch(each -> each.path("byChance").asBoolean());
        assertThat(chosen.subList(0, 3).stream().map(each -> each.path("place").asInt()))
                .containsExactly(1, 2, 3);

        List<Integer> ordinals =
                chosen.stream().map(each -> each.path("ordinal").asInt()).toList();
        RoaringBitmap everyone = new RoaringBitmap();
        everyone.add(0L, 20L);
        int left = RoaringBitmap.andNot(
                        everyone,
                        RoaringBitmap.bitmapOf(
                                ordinals.stream().mapToInt(i -> i).toArray()))
                .last();
        JsonNode why = explained(shop, "everyone", user(left), user(ordinals.getLast()))
                .json()
                .path("items");
        assertThat(why.size()).isEqualTo(2);
        JsonNode notChosen = why.valueStream()
                .filter(each -> each.path("ordinal").asInt() == left)
                .findFirst()
                .orElseThrow();
        assertThat(notChosen.path("chosen").asBoolean()).isFalse();
        assertThat(notChosen.path("byChance").asBoolean()).isFalse();
        assertThat(notChosen.path("place").asInt()).isBetween(4, 20);
        assertThat(notChosen.path("because").size()).isEqualTo(4);
        assertThat(why.valueStream().filter(each -> each.path("byChance").asBoolean()))
                .hasSize(1);
    }

    @Test
    void whoIsNotInTheAudienceHasNoPlaceAndWhoIsUnknownIsAnError() {
        Connected shop = shop(3);

        JsonNode outside =
                explained(shop, "clicked", user(0)).json().path("items").get(0);

        assertThat(outside.path("chosen").asBoolean()).isFalse();
        assertThat(outside.path("place").isNull()).isTrue();
        assertThat(explained(shop, "everyone", user(1), user(99)).status()).isEqualTo(422);
        assertThat(explained(shop, "everyone", user(1), user(99)).text())
                .contains("userIds[1]: got '" + user(99) + "' (expected: someone this account knows)");
        assertThat(explained(shop, "everyone", "somebody").status()).isEqualTo(422);
        assertThat(explained(shop, "everyone").status()).isEqualTo(400);
        String[] many = new String[101];
        Arrays.fill(many, user(0));
        assertThat(explained(shop, "everyone", many).text()).contains("userIds: got 101 (expected: 1 to 100)");
    }

    private static String user(int friend) {
        return new UserId(new UUID(9, friend)).toString();
    }

    private static Http.Answer explained(Connected shop, String rule, String... users) {
        return TODOKU.api()
                .post(
                        "/api/v1/accounts/%s/audiences/rank".formatted(shop.account()),
                        Json.mapper().writeValueAsString(Map.of("audience", rule, "limit", 5, "userIds", users)));
    }

    @Test
    void theOwnersNumberCounts() {
        Connected shop = shop(3);
        var points =
                TODOKU.bean(Attributes.class).create(shop.account(), "points", "ポイント", AttributeType.NUMBER, List.of());
        for (int i = 0; i < 3; i++) {
            apply(
                    shop,
                    i,
                    new Effect.AttributeSet(points.attributeId(), DecimalNode.valueOf(BigDecimal.valueOf(10L * i))));
        }
        put(
                shop,
                "{\"recency\":0,\"frequency\":0,\"response\":0,\"value\":1,\"valueAttribute\":\"points\",\"exploration\":0}");

        assertThat(rank(shop, 3).valueStream().map(each -> each.path("score").asDouble()))
                .containsExactly(1.0, 0.5, 0.0);
    }

    @Test
    void weightsHaveLimits() {
        Connected shop = shop(1);

        assertThat(change(shop, "{\"recency\":-1,\"frequency\":0,\"response\":0,\"value\":0,\"exploration\":0}")
                        .status())
                .isEqualTo(422);
        assertThat(change(shop, "{\"recency\":1,\"frequency\":0,\"response\":0,\"value\":0,\"exploration\":1.5}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void factsComeOverTheApiAndRulesSeeThem() {
        Connected shop = shop(2);
        String user = new UserId(new UUID(9, 1)).toString();
        String body =
                "{\"items\":[{\"userId\":\"%s\",\"fact\":\"clicked\",\"subject\":\"spring\"},{\"userId\":\"%s\",\"fact\":\"clicked\"},{\"userId\":\"%s\",\"fact\":\"joined\"}]}"
                        .formatted(user, user, new UserId(new UUID(8, 8)));

        Http.Answer answer = TODOKU.api().post("/api/v1/accounts/%s/facts".formatted(shop.account()), body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("remembered").asInt()).isEqualTo(2);
        assertThat(answer.json().path("unknown").asInt()).isEqualTo(1);
        assertThat(count(shop, "clicked at least 2 times")).isEqualTo(1);
        assertThat(count(shop, "clicked \\\"spring\\\" at least 2 times")).isZero();
        assertThat(count(shop, "joined")).isZero();
    }

    private static long count(Connected shop, String rule) {
        Http.Answer answer = TODOKU.api()
                .post(
                        "/api/v1/accounts/%s/audiences/count".formatted(shop.account()),
                        "{\"audience\":\"%s\"}".formatted(rule));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("count").asLong();
    }

    private static Connected shop(int friends) {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        List<FriendChange> changes = new ArrayList<>();
        for (int i = 0; i < friends; i++) {
            changes.add(new FriendChange(new UUID(9, i), TODOKU.now(), "x", new Effect.Followed()));
        }
        TODOKU.bean(FriendChanges.class).apply(shop.account(), Actor.SYSTEM, changes);
        return shop;
    }

    private static void apply(Connected shop, int friend, Effect effect) {
        TODOKU.bean(FriendChanges.class)
                .apply(
                        shop.account(),
                        Actor.SYSTEM,
                        List.of(new FriendChange(new UUID(9, friend), TODOKU.now(), "x", effect)));
    }

    private static void happened(Connected shop, Fact fact, Duration ago, int... ordinals) {
        TODOKU.bean(Facts.class)
                .happened(shop.account(), fact, "", TODOKU.now().minus(ago), RoaringBitmap.bitmapOf(ordinals));
    }

    private static JsonNode rank(Connected shop, int limit) {
        Http.Answer answer = TODOKU.api()
                .post(
                        "/api/v1/accounts/%s/audiences/rank".formatted(shop.account()),
                        "{\"audience\":{\"everyone\":true},\"limit\":%d}".formatted(limit));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("items");
    }

    private static void put(Connected shop, String weights) {
        Http.Answer answer = change(shop, weights);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static Http.Answer change(Connected shop, String weights) {
        return TODOKU.api().put("/api/v1/accounts/%s/ranking".formatted(shop.account()), weights);
    }
}
