package dev.todoku.desk;

import static dev.todoku.inbound.WebhookCalls.follow;
import static dev.todoku.inbound.WebhookCalls.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.inbound.WebhookCalls;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class DeskTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private Connected shop;
    private WebhookCalls line;

    @BeforeEach
    void connect() {
        shop = TODOKU.connect("jp-2023-light", null, 0);
        line = new WebhookCalls(TODOKU, shop);
        post("/attributes", "{\"key\":\"born\",\"type\":\"date\",\"format\":\"birthday\"}");
        post("/rules", """
                {"name":"b","when":{"type":"collect","attribute":"born"},
                 "then":[{"type":"reply","messages":[{"type":"text","text":"thanks"}]}]}""");
    }

    @Test
    void theTimelineTellsEventsMessagesChangesAndNotesInOrderOfTime() {
        String aya = live();
        TODOKU.advance(Duration.ofMinutes(1));
        post("/friends/%s/notes".formatted(aya), "{\"text\":\"regular\"}");

        JsonNode items = get("/friends/%s/timeline".formatted(aya)).json().path("items");
        List<String> kinds = new ArrayList<>();
        items.forEach(item -> kinds.add(item.path("kind").asString()));
        assertThat(kinds.getFirst()).isEqualTo("note");
        assertThat(kinds).contains("event", "message", "change");
        List<String> times = new ArrayList<>();
        items.forEach(item -> times.add(item.path("at").asString()));
        assertThat(times)
                .isSortedAccordingTo((a, b) -> java.time.Instant.parse(b).compareTo(java.time.Instant.parse(a)));
        assertThat(items.toString()).contains("1985年4月1日", "\"thanks\"", "\"reply\"", "attribute:born", "regular");
        assertThat(items.toString()).contains("\"multicast\"", "\"accepted\"", "sale!");

        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    get("/friends/%s/timeline?limit=1%s".formatted(aya, cursor)).json();
            page.path("items").forEach(item -> paged.add(item.toString()));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!cursor.isEmpty());
        List<String> whole = new ArrayList<>();
        items.forEach(item -> whole.add(item.toString()));
        assertThat(paged).isEqualTo(whole);
        assertThat(get("/friends/%s/timeline?cursor=x".formatted(aya)).status()).isEqualTo(400);
    }

    @Test
    void whatFollowsFromBehaviourIsComputed() {
        String aya = live();
        JsonNode before = get("/friends/%s/computed".formatted(aya)).json();
        assertThat(before.path("messagesThisMonth").asInt()).isEqualTo(1);
        assertThat(before.path("responseRate").asDouble())
                .as("one answer, one message")
                .isEqualTo(1);
        assertThat(reacting(0.6)).isEqualTo(1);
        assertThat(before.path("ages").path("born").asInt()).isEqualTo(41);
        assertThat(before.path("daysSinceClick").isNull()).isTrue();

        sendSale();
        TODOKU.advance(Duration.ofDays(2));
        assertThat(rate(aya)).isEqualTo(0.5);
        assertThat(reacting(0.6)).isZero();
        line.send(text("x2", TODOKU.now(), aya, "nice"));
        post("/facts", """
                {"items":[{"userId":"%s","fact":"clicked","subject":"menu","at":"%s"}]}""".formatted(aya, TODOKU.now()));
        line.settle();
        TODOKU.advance(Duration.ofDays(12));
        JsonNode after = get("/friends/%s/computed".formatted(aya)).json();
        assertThat(after.path("daysSinceReply").asInt()).isEqualTo(12);
        assertThat(after.path("daysSinceFollow").asInt()).isEqualTo(14);
        assertThat(after.path("messagesThisMonth").asInt()).as("another month").isZero();
        assertThat(after.path("responseRate").asDouble()).isEqualTo(1);
        assertThat(after.path("daysSinceClick").asInt()).isEqualTo(12);
        JsonNode clicked = get("/friends/%s/timeline".formatted(aya))
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("kind").asString().equals("fact"))
                .findFirst()
                .orElseThrow();
        assertThat(clicked.path("fact").path("fact").asString()).isEqualTo("clicked");
        assertThat(clicked.path("fact").path("subject").asString()).isEqualTo("menu");
    }

    @Test
    void everythingAboutOneFriendIsExportedAndNothingOfAnErasedOne() {
        String aya = live();
        JsonNode export = get("/friends/%s/export".formatted(aya)).json();
        assertThat(export.path("friend").path("userId").asString()).isEqualTo(aya);
        assertThat(export.path("timeline").size()).isGreaterThan(4);
        assertThat(export.path("computed").path("messagesThisMonth").asInt()).isEqualTo(1);

        assertThat(TODOKU.api().delete(base() + "/friends/" + aya).status()).isEqualTo(202);
        for (String of : List.of("timeline", "computed", "export")) {
            assertThat(get("/friends/%s/%s".formatted(aya, of)).status()).as(of).isEqualTo(404);
            assertThat(get("/friends/nobody/" + of).status()).as(of).isEqualTo(400);
        }
    }

    @Test
    void anotherAccountWithTheSameUserIdsShowsNothingOfThis() {
        String aya = live();
        String here = base();
        Connected other = TODOKU.connect("jp-2023-light", null, 0);
        WebhookCalls theirs = new WebhookCalls(TODOKU, other);
        theirs.send(follow("o1", TODOKU.now(), aya));
        theirs.settle();
        String there = "/api/v1/accounts/" + other.account();
        TODOKU.api().post(here + "/tags", "{\"name\":\"secret-tag\"}");
        TODOKU.api().post(here + "/friends/%s/notes".formatted(aya), "{\"text\":\"secret-note\"}");
        TODOKU.api().patch(here + "/friends/" + aya, "{\"addTags\":[\"secret-tag\"]}");
        TODOKU.api().put(here + "/tags/1/actions", "{\"added\":[{\"type\":\"opt-out\"}]}");
        TODOKU.api()
                .put(
                        here + "/friends/return-rules",
                        "{\"afterDays\":9,\"attributes\":false,\"tags\":false,\"optOut\":false}");
        TODOKU.api().post(here + "/dialogues", """
                {"name":"secret-dialogue","when":{"type":"follow"},"questions":[{"attribute":"born","text":"when?"}]}""");

        for (String path : List.of(
                "/friends",
                "/friends/" + aya,
                "/friends/%s/history".formatted(aya),
                "/friends/%s/timeline".formatted(aya),
                "/friends/%s/computed".formatted(aya),
                "/friends/%s/export".formatted(aya),
                "/friends/%s/notes".formatted(aya),
                "/friends/profiles",
                "/friends/return-rules",
                "/friends/imports",
                "/attributes",
                "/tags",
                "/rules",
                "/dialogues")) {
            Http.Answer answer = TODOKU.api().get(there + path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.text())
                    .as(path)
                    .doesNotContain("secret", "born", "1985", "sale", "thanks", "\"afterDays\":9", "\"tagId\":1");
        }
        assertThat(TODOKU.api().get(there + "/tags/1/actions").status()).isEqualTo(404);
        assertThat(TODOKU.api()
                        .patch(there + "/friends/" + aya, "{\"addTags\":[\"secret-tag\"]}")
                        .status())
                .isEqualTo(422);
        assertThat(TODOKU.api()
                        .patch(there + "/friends/" + aya, "{\"set\":{\"born\":\"1985-04-01\"}}")
                        .status())
                .isEqualTo(422);
    }

    /** A friend who told their birthday and got a message; their user id. */
    private String live() {
        String aya = TODOKU.emulator()
                .post(
                        "/_emulator/accounts/%s/friends".formatted(shop.channelId()),
                        "{\"friends\":[{\"displayName\":\"Aya\",\"language\":\"ja\"}]}")
                .json()
                .path("userIds")
                .get(0)
                .asString();
        line.send(follow("e1" + aya, TODOKU.now(), aya), text("e2" + aya, TODOKU.now(), aya, "1985年4月1日生まれ"));
        line.settle();
        TODOKU.advance(Duration.ofMinutes(5));
        sendSale();
        return aya;
    }

    private double rate(String user) {
        return get("/friends/%s/computed".formatted(user))
                .json()
                .path("responseRate")
                .asDouble(-1);
    }

    private int reacting(double from) {
        return post("/audiences/count", "{\"audience\":{\"friend\":\"responseRate\",\"from\":%s}}".formatted(from))
                .json()
                .path("count")
                .asInt(-1);
    }

    private void sendSale() {
        Http.Answer campaign = post("/campaigns", """
                {"name":"sale","audience":{"everyone":true},"messages":[{"type":"text","text":"sale!"}],"atMonthEnd":"hold"}""");
        assertThat(campaign.status()).as(campaign.text()).isEqualTo(201);
        Http.Answer sent = post(
                "/campaigns/%s/send"
                        .formatted(campaign.json().path("campaignId").asString()),
                "{}");
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        TODOKU.advance(Duration.ofMinutes(1));
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
