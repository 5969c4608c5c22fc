package dev.todoku.friend;

import static dev.todoku.inbound.WebhookCalls.follow;
import static dev.todoku.inbound.WebhookCalls.text;
import static dev.todoku.inbound.WebhookCalls.unfollow;
import static dev.todoku.inbound.WebhookCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.inbound.WebhookCalls;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class TagsTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private Connected shop;
    private WebhookCalls line;

    @BeforeEach
    void connect() {
        shop = TODOKU.connect("jp-2023-light", null, 0);
        line = new WebhookCalls(TODOKU, shop);
    }

    @Test
    void theFirstToGetALimitedTagWearItAndAPlaceThatIsFreeIsGivenAgain() {
        tag("{\"name\":\"first\",\"limit\":2}");
        rule("get", "add-tag", "first");
        rule("drop", "remove-tag", "first");
        for (int i = 1; i <= 3; i++) {
            line.send(text("a" + i, at(), user(i), "get"));
        }
        line.settle();
        assertThat(tags(1)).isEqualTo("[\"first\"]");
        assertThat(tags(2)).isEqualTo("[\"first\"]");
        assertThat(tags(3)).isEqualTo("[]");

        line.send(text("b1", at(), user(1), "drop"));
        line.settle();
        line.send(text("b3", at(), user(3), "get"), text("b1x", at(), user(1), "get"));
        line.settle();
        assertThat(tags(3)).isEqualTo("[\"first\"]");
        assertThat(tags(1)).isEqualTo("[]");

        TODOKU.api().delete(base() + "/friends/" + user(2));
        line.send(text("c1", at(), user(1), "get"));
        line.settle();
        assertThat(tags(1)).isEqualTo("[\"first\"]");
    }

    @Test
    void whoComesBackWithoutTheirTagsGivesTheirPlaceFree() {
        tag("{\"name\":\"only\",\"limit\":1}");
        rule("get", "add-tag", "only");
        Http.Answer rules = TODOKU.api()
                .put(
                        base() + "/friends/return-rules",
                        "{\"afterDays\":0,\"attributes\":true,\"tags\":false,\"optOut\":true}");
        assertThat(rules.status()).as(rules.text()).isEqualTo(200);
        line.send(follow("r1", at(), user(1)), text("r2", at(), user(1), "get"));
        line.settle();
        assertThat(tags(1)).isEqualTo("[\"only\"]");
        line.send(unfollow("r3", at(), user(1)), follow("r4", at().plusSeconds(1), user(1)));
        line.settle();
        assertThat(tags(1)).isEqualTo("[]");

        line.send(text("r5", at().plusSeconds(2), user(2), "get"));
        line.settle();
        assertThat(tags(2)).isEqualTo("[\"only\"]");
    }

    @Test
    void aTagIsTakenOffWhenItsTimeIsOver() {
        tag("{\"name\":\"new\",\"lifetimeDays\":7,\"folder\":\"life\"}");
        rule("get", "add-tag", "new");
        line.send(text("d1", at(), user(1), "get"));
        line.settle();
        assertThat(tags(1)).isEqualTo("[\"new\"]");
        TODOKU.advance(Duration.ofDays(6));
        assertThat(tags(1)).isEqualTo("[\"new\"]");
        TODOKU.advance(Duration.ofDays(2));
        assertThat(tags(1)).isEqualTo("[]");
        assertThat(get("/friends/%s/history".formatted(user(1)))
                        .json()
                        .path("items")
                        .get(0)
                        .path("cause")
                        .asString())
                .isEqualTo("expiry");
    }

    @Test
    void puttingATagOnAndOffCausesActionsAndCirclesEnd() {
        int vip = tag("{\"name\":\"vip\"}");
        int gold = tag("{\"name\":\"gold\"}");
        rule("get", "add-tag", "vip");
        rule("drop", "remove-tag", "vip");
        actions(vip, "{\"added\":[{\"type\":\"add-tag\",\"tag\":\"gold\"}],\"removed\":[{\"type\":\"opt-out\"}]}");
        actions(
                gold,
                "{\"added\":[{\"type\":\"remove-tag\",\"tag\":\"gold\"}],\"removed\":[{\"type\":\"add-tag\",\"tag\":\"gold\"}]}");
        line.send(text("e1", at(), user(1), "get"));
        line.settle();
        assertThat(tags(1)).contains("vip");
        assertThat(friend(1).path("optedOut").asBoolean()).isFalse();
        line.send(text("e2", at(), user(1), "drop"));
        line.settle();
        assertThat(friend(1).path("optedOut").asBoolean()).isTrue();

        Http.Answer reply = TODOKU.api()
                .put(
                        base() + "/tags/" + vip + "/actions",
                        "{\"added\":[{\"type\":\"reply\",\"messages\":[{\"type\":\"text\",\"text\":\"x\"}]}]}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(get("/tags/999/actions").status()).isEqualTo(404);
    }

    @Test
    void staffNoteAndTakeNotesAway() {
        line.send(follow("f1", at(), user(1)));
        line.settle();
        String notes = "/friends/%s/notes".formatted(user(1));
        JsonNode made = TODOKU.api()
                .post(base() + notes, "{\"text\":\"allergic to nuts\"}")
                .json();
        assertThat(made.path("actor").path("kind").asString()).isEqualTo("token");
        assertThat(get(notes).json().path("items")).hasSize(1);
        String one = base() + notes + "/" + made.path("noteId").asString();
        assertThat(TODOKU.api().delete(one).status()).isEqualTo(204);
        assertThat(TODOKU.api().delete(one).status()).isEqualTo(404);
        assertThat(get("/friends/%s/notes".formatted(user(9))).status()).isEqualTo(404);
    }

    @Test
    void ageAndDaysFollowFromValuesAndTheDay() {
        TODOKU.api().post(base() + "/attributes", "{\"key\":\"born\",\"type\":\"date\",\"format\":\"birthday\"}");
        TODOKU.api()
                .post(
                        base() + "/rules",
                        "{\"name\":\"b\",\"when\":{\"type\":\"collect\",\"attribute\":\"born\"},\"then\":[]}");
        line.send(follow("g1", at().minus(Duration.ofDays(3)), user(1)));
        line.send(text("g2", at(), user(1), "昭和60年2月29日じゃなくて1985年4月1日です"));
        line.settle();
        JsonNode computed = get("/friends/%s/computed".formatted(user(1))).json();
        assertThat(computed.path("ages").path("born").asInt()).isEqualTo(41);
        assertThat(computed.path("daysSinceFollow").asInt()).isEqualTo(3);
        assertThat(computed.path("daysUntilBirthday").path("born").asInt()).isBetween(1, 365);
    }

    private Instant at() {
        return TODOKU.now();
    }

    private int tag(String body) {
        Http.Answer made = TODOKU.api().post(base() + "/tags", body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("tagId").asInt();
    }

    private void actions(int tag, String body) {
        Http.Answer put = TODOKU.api().put(base() + "/tags/" + tag + "/actions", body);
        assertThat(put.status()).as(put.text()).isEqualTo(200);
    }

    private void rule(String word, String type, String tag) {
        Http.Answer made = TODOKU.api()
                .post(
                        base() + "/rules",
                        "{\"name\":\"%s\",\"when\":{\"type\":\"message\",\"text\":\"%s\"},\"then\":[{\"type\":\"%s\",\"tag\":\"%s\"}]}"
                                .formatted(word, word, type, tag));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    private String tags(int number) {
        return friend(number).path("tags").toString();
    }

    private JsonNode friend(int number) {
        return get("/friends/" + user(number)).json();
    }

    private Http.Answer get(String path) {
        return TODOKU.api().get(base() + path);
    }

    private String base() {
        return "/api/v1/accounts/" + shop.account();
    }
}
