package dev.todoku.friend;

import static dev.todoku.inbound.WebhookCalls.follow;
import static dev.todoku.inbound.WebhookCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.inbound.WebhookCalls;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Attributes and tags are deleted when nothing uses them any more, and what friends have of them goes with them. */
class DeletionTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final String EVERYTHING_ELSE =
            "\"messages\":[{\"type\":\"text\",\"text\":\"x\"}],\"atMonthEnd\":\"hold\"";

    private Connected shop;

    @BeforeEach
    void connect() {
        shop = TODOKU.connect("jp-2023-light", null, 0);
        made("/attributes", "{\"key\":\"drink\",\"type\":\"choice\",\"choices\":[\"coffee\",\"tea\"]}");
    }

    @Test
    void whatIsUsedIsNotDeletedAndItsUsersAreNamed() {
        int vip = made("/tags", "{\"name\":\"vip\"}").path("tagId").asInt();
        int other = made("/tags", "{\"name\":\"other\"}").path("tagId").asInt();
        String rule = made(
                        "/rules",
                        "{\"name\":\"r\",\"when\":{\"type\":\"collect\",\"attribute\":\"drink\"},\"then\":[{\"type\":\"add-tag\",\"tag\":\"vip\"}]}")
                .path("ruleId")
                .asString();
        String dialogue = made(
                        "/dialogues",
                        "{\"name\":\"d\",\"when\":{\"type\":\"follow\"},\"questions\":[{\"attribute\":\"drink\",\"text\":\"?\"}],\"then\":[]}")
                .path("dialogueId")
                .asString();
        String audience = made(
                        "/audiences",
                        "{\"name\":\"a\",\"folder\":\"\",\"audience\":{\"any\":[{\"attribute\":\"drink\",\"is\":\"tea\"},{\"tag\":\"vip\"}]}}")
                .path("audienceId")
                .asString();
        String campaign = made(
                        "/campaigns",
                        "{\"name\":\"c\",\"audience\":{\"attribute\":\"drink\",\"is\":\"tea\"},%s}"
                                .formatted(EVERYTHING_ELSE))
                .path("campaignId")
                .asString();
        TODOKU.api()
                .put(
                        base() + "/tags/" + other + "/actions",
                        "{\"added\":[{\"type\":\"add-tag\",\"tag\":\"vip\"}],\"removed\":[]}");

        assertThat(users("/attributes/drink"))
                .containsExactlyInAnyOrder("rule r", "dialogue d", "audience a", "campaign c");
        assertThat(users("/tags/" + vip)).containsExactlyInAnyOrder("rule r", "audience a", "actions of tag other");
        assertThat(users("/tags/" + other)).containsExactly("actions of tag other");

        for (String one : List.of("/rules/" + rule, "/dialogues/" + dialogue, "/audiences/" + audience)) {
            assertThat(TODOKU.api().delete(base() + one).status()).as(one).isEqualTo(204);
        }
        TODOKU.api().post(base() + "/campaigns/" + campaign + "/cancel", "");
        TODOKU.api().put(base() + "/tags/" + other + "/actions", "{\"added\":[],\"removed\":[]}");
        for (String one : List.of("/attributes/drink", "/tags/" + vip, "/tags/" + other)) {
            Http.Answer deleted = delete(one);
            assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
        }
        assertThat(delete("/attributes/drink").status()).isEqualTo(404);
        assertThat(delete("/tags/" + vip).status()).isEqualTo(404);
    }

    @Test
    void campaignsAndTheRankingUseWordsHoweverTheyWereWritten() {
        int vip = made("/tags", "{\"name\":\"vip\"}").path("tagId").asInt();
        made("/attributes", "{\"key\":\"points\",\"type\":\"points\"}");
        String audience = made("/audiences", "{\"name\":\"regulars\",\"folder\":\"\",\"audience\":\"tag \\\"vip\\\"\"}")
                .path("audienceId")
                .asString();
        String written = made(
                        "/campaigns",
                        "{\"name\":\"written\",\"audience\":\"tag \\\"vip\\\"\",%s}".formatted(EVERYTHING_ELSE))
                .path("campaignId")
                .asString();
        String saved = made(
                        "/campaigns",
                        "{\"name\":\"saved\",\"audience\":{\"audience\":\"regulars\"},%s}".formatted(EVERYTHING_ELSE))
                .path("campaignId")
                .asString();
        Http.Answer ranking = TODOKU.api()
                .put(
                        base() + "/ranking",
                        "{\"recency\":1,\"frequency\":1,\"response\":1,\"value\":1,\"valueAttribute\":\"points\",\"exploration\":0.1}");
        assertThat(ranking.status()).as(ranking.text()).isEqualTo(200);

        assertThat(users("/tags/" + vip)).containsExactlyInAnyOrder("audience regulars", "campaign written");
        assertThat(users("/attributes/points")).containsExactly("ranking points");
        Http.Answer used = TODOKU.api().delete(base() + "/audiences/" + audience);
        assertThat(used.status()).isEqualTo(409);
        assertThat(used.text()).contains("campaign 'saved'");
        Http.Answer renamed = TODOKU.api()
                .put(
                        base() + "/audiences/" + audience,
                        "{\"name\":\"x\",\"folder\":\"\",\"audience\":{\"everyone\":true}}");
        assertThat(renamed.status()).isEqualTo(409);

        TODOKU.api().post(base() + "/campaigns/" + written + "/cancel", "");
        TODOKU.api().post(base() + "/campaigns/" + saved + "/cancel", "");
        assertThat(TODOKU.api().delete(base() + "/audiences/" + audience).status())
                .isEqualTo(204);
        assertThat(delete("/tags/" + vip).status()).isEqualTo(204);
    }

    @Test
    void whatFriendsHaveOfItGoesWithItAndDoesNotComeBack() {
        int vip = made("/tags", "{\"name\":\"vip\"}").path("tagId").asInt();
        WebhookCalls line = new WebhookCalls(TODOKU, shop);
        line.send(follow("e1", TODOKU.now(), user(1)));
        line.settle();
        Http.Answer edited = TODOKU.api()
                .post(
                        base() + "/friends/changes",
                        "{\"changes\":[{\"userId\":\"%s\",\"set\":{\"drink\":\"tea\"},\"addTags\":[\"vip\"]}]}"
                                .formatted(user(1)));
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(friend().path("attributes").toString()).isEqualTo("{\"drink\":\"tea\"}");
        assertThat(friend().path("tags").toString()).isEqualTo("[\"vip\"]");

        assertThat(delete("/attributes/drink").status()).isEqualTo(204);
        assertThat(delete("/tags/" + vip).status()).isEqualTo(204);
        assertThat(friend().path("attributes")).isEmpty();
        assertThat(friend().path("tags")).isEmpty();

        TODOKU.settle();
        assertThat(stored()).isEqualTo("{} {}");
        made("/attributes", "{\"key\":\"drink\",\"type\":\"text\"}");
        made("/tags", "{\"name\":\"vip\"}");
        assertThat(friend().path("attributes")).isEmpty();
        assertThat(friend().path("tags")).isEmpty();
        JsonNode history = TODOKU.api()
                .get(base() + "/friends/%s/history".formatted(user(1)))
                .json();
        assertThat(history.toString()).contains("deletion of attribute drink", "deletion of tag vip");
    }

    @Test
    void aDialogueThatBeginsWithAnAttributeNobodyKnowsIsRefused() {
        Http.Answer made = TODOKU.api()
                .post(
                        base() + "/dialogues",
                        "{\"name\":\"d\",\"when\":{\"type\":\"collect\",\"attribute\":\"size\"},\"questions\":[{\"attribute\":\"drink\",\"text\":\"?\"}],\"then\":[]}");
        assertThat(made.status()).as(made.text()).isEqualTo(422);
        assertThat(made.text()).contains("when.attribute: got 'size'");
    }

    private String stored() {
        return DSL.using(TODOKU.database().owner(), SQLDialect.POSTGRES)
                .resultQuery(
                        "select attribute_values::text || ' ' || tags::text from friend.friends where account_id = ?",
                        shop.account().value())
                .fetchSingle()
                .get(0, String.class);
    }

    private List<String> users(String path) {
        Http.Answer refused = delete(path);
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:todoku:problem:in-use");
        return refused.json()
                .path("users")
                .valueStream()
                .map(each ->
                        each.path("kind").asString() + " " + each.path("name").asString())
                .toList();
    }

    private JsonNode made(String path, String body) {
        Http.Answer made = TODOKU.api().post(base() + path, body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    private Http.Answer delete(String path) {
        return TODOKU.api().delete(base() + path);
    }

    private JsonNode friend() {
        return TODOKU.api().get(base() + "/friends/" + user(1)).json();
    }

    private String base() {
        return "/api/v1/accounts/" + shop.account();
    }
}
