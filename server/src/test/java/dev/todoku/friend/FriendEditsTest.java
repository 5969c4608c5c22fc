package dev.todoku.friend;

import static dev.todoku.inbound.WebhookCalls.follow;
import static dev.todoku.inbound.WebhookCalls.postback;
import static dev.todoku.inbound.WebhookCalls.text;
import static dev.todoku.inbound.WebhookCalls.unfollow;
import static dev.todoku.inbound.WebhookCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.inbound.WebhookCalls;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class FriendEditsTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private Connected shop;
    private WebhookCalls line;

    @BeforeEach
    void connect() {
        shop = TODOKU.connect("jp-2023-light", null, 0);
        line = new WebhookCalls(TODOKU, shop);
        post("/attributes", "{\"key\":\"city\",\"type\":\"text\",\"defaultValue\":\"nowhere\"}");
        post("/attributes", "{\"key\":\"points\",\"type\":\"points\",\"min\":\"0\",\"max\":\"1000\"}");
        post("/tags", "{\"name\":\"vip\"}");
    }

    @Test
    void staffChangeOneFriendAndTheHistoryOfAFieldSaysWhoDidIt() {
        meet(1);
        Http.Answer edited = TODOKU.api().patch(base() + "/friends/" + user(1), """
                {"set":{"city":"大阪"},"add":{"points":30},"addTags":["vip"],"optedOut":true}""");
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.json().path("attributes").toString()).contains("\"city\":\"大阪\"", "\"points\":30");
        assertThat(edited.json().path("tags").toString()).isEqualTo("[\"vip\"]");
        assertThat(edited.json().path("optedOut").asBoolean()).isTrue();

        TODOKU.api().patch(base() + "/friends/" + user(1), "{\"set\":{\"city\":null},\"add\":{\"points\":-10}}");
        assertThat(friend(1).path("attributes").toString()).isEqualTo("{\"points\":20}");
        JsonNode city = get("/friends/%s/history?field=attribute:city".formatted(user(1)))
                .json()
                .path("items");
        assertThat(city).hasSize(3);
        assertThat(city.get(0).path("actor").path("kind").asString()).isEqualTo("token");
        assertThat(city.get(2).path("actor").path("kind").asString()).isEqualTo("system");
    }

    @Test
    void pointsStayWithinTheirLimitsAndRulesGiveThem() {
        Http.Answer rule = post("/rules", """
                {"name":"stamp","when":{"type":"postback","data":"stamp"},
                 "then":[{"type":"add-points","attribute":"points","by":400}]}""");
        assertThat(rule.status()).as(rule.text()).isEqualTo(201);
        for (int i = 0; i < 3; i++) {
            line.send(postback("p" + i, TODOKU.now(), user(1), "stamp"));
        }
        line.settle();
        assertThat(friend(1).path("attributes").path("points").asInt()).isEqualTo(800);
        assertThat(post("/rules", """
                {"name":"x","when":{"type":"follow"},"then":[{"type":"add-points","attribute":"city","by":1}]}""").status()).isEqualTo(422);
    }

    @Test
    void tenThousandChangesAreOneCallAndAllOrNothing() {
        int many = 10_000;
        for (int from = 0; from < many; from += 1_000) {
            line.send(IntStream.range(from, from + 1_000)
                    .mapToObj(i -> text("f" + i, TODOKU.now(), user(i), "hi"))
                    .toArray(String[]::new));
        }
        line.settle();
        String changes = IntStream.range(0, many)
                .mapToObj(i ->
                        "{\"userId\":\"%s\",\"set\":{\"city\":\"c%d\"},\"addTags\":[\"vip\"]}".formatted(user(i), i))
                .collect(Collectors.joining(","));
        Http.Answer done = post("/friends/changes", "{\"changes\":[" + changes + "]}");
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.json().path("friends").asInt()).isEqualTo(many);
        assertThat(friend(7_777).path("attributes").path("city").asString()).isEqualTo("c7777");

        Http.Answer wrong = post("/friends/changes", """
                {"changes":[{"userId":"%s","set":{"city":"x"}},{"userId":"%s","set":{"points":"many"}},
                            {"userId":"%s","addTags":["gone"]}]}""".formatted(user(1), user(2), user(999_999)));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("errors")).hasSize(2);
        assertThat(wrong.text()).contains("changes[1].set.points", "changes[2].userId");
        assertThat(friend(1).path("attributes").path("city").asString()).isEqualTo("c1");
        assertThat(post("/friends/changes", "{\"changes\":[]}").status()).isEqualTo(422);
    }

    @Test
    void whoComesBackHasWhatTheRulesLeaveThem() {
        assertThat(get("/friends/return-rules").json().path("attributes").asBoolean())
                .isTrue();
        meet(1);
        meet(2);
        TODOKU.api()
                .put(
                        base() + "/friends/return-rules",
                        "{\"afterDays\":30,\"attributes\":false,\"tags\":false,\"optOut\":false}");
        for (int i = 1; i <= 2; i++) {
            TODOKU.api().patch(base() + "/friends/" + user(i), """
                    {"set":{"city":"大阪","points":5},"addTags":["vip"],"optedOut":true}""");
            line.send(unfollow("u" + i, TODOKU.now(), user(i)));
        }
        line.settle();
        TODOKU.advance(Duration.ofDays(3));
        line.send(follow("r1", TODOKU.now(), user(1)));
        line.settle();
        assertThat(friend(1).path("tags").toString()).isEqualTo("[\"vip\"]");
        TODOKU.advance(Duration.ofDays(40));
        line.send(follow("r2", TODOKU.now(), user(2)));
        line.settle();

        JsonNode back = friend(2);
        assertThat(back.path("ordinal").asInt()).isEqualTo(1);
        assertThat(back.path("attributes").toString()).isEqualTo("{\"city\":\"nowhere\"}");
        assertThat(back.path("tags").toString()).isEqualTo("[]");
        assertThat(back.path("optedOut").asBoolean()).isFalse();
        assertThat(TODOKU.api()
                        .put(
                                base() + "/friends/return-rules",
                                "{\"afterDays\":-1,\"attributes\":true,\"tags\":true,\"optOut\":true}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void everybodysProfileIsAskedForAgain() {
        String known = TODOKU.emulator()
                .post(
                        "/_emulator/accounts/%s/friends".formatted(shop.channelId()),
                        "{\"friends\":[{\"displayName\":\"Aya\",\"language\":\"ja\"}]}")
                .json()
                .path("userIds")
                .get(0)
                .asString();
        line.send(follow("g1", TODOKU.now(), known));
        line.settle();
        JsonNode read = get("/friends/" + known).json();
        assertThat(read.path("displayName").asString()).isEqualTo("Aya");
        assertThat(read.path("language").asString()).isEqualTo("ja");

        int before = requests();
        Http.Answer refreshed = post("/friends/profiles", "{}");
        assertThat(refreshed.status()).isEqualTo(202);
        assertThat(refreshed.json().path("waiting").asInt()).isEqualTo(1);
        line.settle();
        assertThat(requests()).isEqualTo(before + 1);
        assertThat(get("/friends/profiles").json().path("waiting").asInt()).isZero();
    }

    @Test
    void aTagKeepsItsNameAndANoteCanBeSaidOtherwise() {
        meet(1);
        assertThat(TODOKU.api().put(base() + "/tags/1", "{\"name\":\"gold\"}").status())
                .isEqualTo(409);
        assertThat(TODOKU.api()
                        .put(base() + "/tags/1", "{\"name\":\"vip\",\"folder\":\"rank\",\"limit\":3}")
                        .json()
                        .path("folder")
                        .asString())
                .isEqualTo("rank");
        String notes = base() + "/friends/%s/notes".formatted(user(1));
        String id = TODOKU.api()
                .post(notes, "{\"text\":\"nuts\"}")
                .json()
                .path("noteId")
                .asString();
        assertThat(TODOKU.api()
                        .put(notes + "/" + id, "{\"text\":\"no nuts\"}")
                        .json()
                        .path("text")
                        .asString())
                .isEqualTo("no nuts");
    }

    private int requests() {
        return TODOKU.emulator().get("/_emulator/requests").text().split("/v2/bot/profile/", -1).length;
    }

    private void meet(int number) {
        line.send(
                follow("m" + number, TODOKU.now(), user(number)), text("t" + number, TODOKU.now(), user(number), "hi"));
        line.settle();
    }

    private JsonNode friend(int number) {
        return get("/friends/" + user(number)).json();
    }

    private Http.Answer get(String path) {
        return TODOKU.api().get(base() + path);
    }

    private Http.Answer post(String path, String body) {
        return TODOKU.api().post(base() + path, body);
    }

    private String base() {
        return "/api/v1/accounts/" + shop.account();
    }
}
