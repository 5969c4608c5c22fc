package dev.todoku.reply;

import static dev.todoku.inbound.WebhookCalls.follow;
import static dev.todoku.inbound.WebhookCalls.postback;
import static dev.todoku.inbound.WebhookCalls.text;
import static dev.todoku.inbound.WebhookCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.inbound.WebhookCalls;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.time.Instant;
import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class RulesTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final Instant AT = Instant.parse("2026-11-22T02:59:59Z");

    private Connected shop;
    private WebhookCalls line;

    @BeforeEach
    void connect() {
        shop = TODOKU.connect("jp-2023-light", null, 0);
        line = new WebhookCalls(TODOKU, shop);
        post("/attributes", "{\"key\":\"drink\",\"type\":\"choice\",\"choices\":[\"coffee\",\"tea\"]}");
        post("/tags", "{\"name\":\"answered\"}");
        post("/tags", "{\"name\":\"late\"}");
    }

    @Test
    void aButtonSetsAnAttributeAndATag() {
        rule("coffee", "{\"type\":\"postback\",\"data\":\"drink=coffee\"}", """
                [{"type":"set-attribute","attribute":"drink","value":"coffee"},{"type":"add-tag","tag":"answered"}]""");
        line.send(follow("a1", AT, user(1)), postback("a2", AT, user(1), "drink=coffee"));
        line.send(postback("a3", AT, user(2), "drink=coffee2"));
        line.settle();

        assertThat(friend(1).path("attributes").toString()).isEqualTo("{\"drink\":\"coffee\"}");
        assertThat(friend(1).path("tags").toString()).isEqualTo("[\"answered\"]");
        assertThat(friend(2).path("attributes")).isEmpty();
        JsonNode history = get("/friends/%s/history".formatted(user(1))).json().path("items");
        assertThat(history.get(0).path("cause").asString()).isEqualTo("rule:coffee event:a2");
    }

    @Test
    void fullWidthAndHalfWidthAreTheSameText() {
        rule("opt out", "{\"type\":\"message\",\"text\":\"ﾃｲｼ Stop\",\"match\":\"exact\"}", "[{\"type\":\"opt-out\"}]");
        rule("in", "{\"type\":\"message\",\"text\":\"再開\",\"match\":\"contains\"}", "[{\"type\":\"opt-in\"}]");
        line.send(text("b1", AT, user(1), "　テイシ ＳＴＯＰ "), text("b2", AT, user(2), "テイシ STOP please"));
        line.send(text("b3", AT, user(3), "stop"));
        line.settle();
        assertThat(friend(1).path("optedOut").asBoolean()).isTrue();
        assertThat(friend(2).path("optedOut").asBoolean()).isFalse();

        line.send(text("b4", AT.plusMillis(5), user(1), "配信を再開してください"));
        line.settle();
        assertThat(friend(1).path("optedOut").asBoolean()).isFalse();
    }

    @Test
    void allThatMatchActInOrderAndTheLaterWriterHolds() {
        rule(
                "one",
                "{\"type\":\"follow\"}",
                "[{\"type\":\"add-tag\",\"tag\":\"answered\"},{\"type\":\"add-tag\",\"tag\":\"late\"}]");
        rule("two", "{\"type\":\"follow\"}", "[{\"type\":\"remove-tag\",\"tag\":\"late\"}]");
        line.send(follow("c1", AT, user(1)));
        line.settle();

        assertThat(friend(1).path("tags").toString()).isEqualTo("[\"answered\"]");
    }

    @Test
    void anOlderAnswerThatArrivesLaterDoesNotOverwrite() {
        rule("coffee", "{\"type\":\"postback\",\"data\":\"c\"}", set("coffee"));
        rule("tea", "{\"type\":\"postback\",\"data\":\"t\"}", set("tea"));
        line.send(postback("d1", AT, user(1), "t"));
        line.settle();
        line.send(postback("d2", AT.minusSeconds(5), user(1), "c"));
        line.settle();

        assertThat(friend(1).path("attributes").path("drink").asString()).isEqualTo("tea");
    }

    @Test
    void aReplyGoesOutOnceOnTheEventsToken() {
        rule("hello", "{\"type\":\"message\",\"text\":\"hello\"}", reply("first"));
        rule("again", "{\"type\":\"message\",\"text\":\"hell\",\"match\":\"contains\"}", reply("second"));
        String friend = TODOKU.emulator()
                .post("/_emulator/accounts/%s/friends".formatted(shop.channelId()), "{\"count\":1}")
                .json()
                .path("userIds")
                .get(0)
                .asString();
        Http.Answer hooked = TODOKU.emulator()
                .put(
                        "/_emulator/accounts/%s/webhook".formatted(shop.channelId()),
                        "{\"url\":\"%s/webhook/%s\"}".formatted(TODOKU.url(), shop.account()));
        assertThat(hooked.status()).as(hooked.text()).isEqualTo(200);
        Http.Answer told = TODOKU.emulator()
                .post(
                        "/_emulator/accounts/%s/friends/%s/actions".formatted(shop.channelId(), friend),
                        "{\"type\":\"message\",\"text\":\"hello\"}");
        assertThat(told.status()).as(told.text()).isLessThan(300);
        line.settle();

        JsonNode chat = TODOKU.emulator()
                .get("/_emulator/accounts/%s/friends/%s/chat".formatted(shop.channelId(), friend))
                .json()
                .path("messages");
        assertThat(chat.valueStream()
                        .filter(each -> each.path("via").asString().equals("reply"))
                        .map(each -> each.path("message").path("text").asString()))
                .as(chat.toString())
                .containsExactly("first");
    }

    @Test
    void refusesRulesThatCouldNotAct() {
        refused(
                "{\"type\":\"tap\"}",
                "[{\"type\":\"opt-out\"}]",
                "when.type: got 'tap' (expected: one of follow, postback, message, sticker, location, collect)");
        refused("{\"type\":\"postback\"}", "[{\"type\":\"opt-out\"}]", "when.data: got nothing (expected: a text)");
        refused(
                "{\"type\":\"message\",\"text\":\"　\"}",
                "[{\"type\":\"opt-out\"}]",
                "when.text: got only space (expected: a text)");
        refused("{\"type\":\"follow\"}", "[]", "then: got 0 actions (expected: a list of 1 to 20 actions)");
        refused(
                "{\"type\":\"follow\"}",
                "[{\"type\":\"opt-out\"},{\"type\":\"add-tag\",\"tag\":\"x\"}]",
                "then[1].tag: got 'x' (expected: one of answered, late)");
        refused(
                "{\"type\":\"follow\"}",
                "[{\"type\":\"set-attribute\",\"attribute\":\"shoe\",\"value\":1}]",
                "then[0].attribute: got 'shoe' (expected: one of drink)");
        refused("{\"type\":\"follow\"}", set("beer"), "then[0].value: got \"beer\" (expected: one of coffee, tea)");
        refused(
                "{\"type\":\"follow\"}",
                "[{\"type\":\"reply\",\"messages\":[{\"type\":\"text\",\"text\":\"\"}]}]",
                "then[0].messages: got messages[0].text");
        refused("{\"type\":\"follow\"}", "[{\"type\":\"reply\",\"messages\":[]}]", "then[0].messages");
    }

    @Test
    void rulesAreListedReplacedAndTakenAway() {
        String first = rule("one", "{\"type\":\"follow\"}", "[{\"type\":\"opt-out\"}]")
                .path("ruleId")
                .asString();
        rule("two", "{\"type\":\"follow\"}", "[{\"type\":\"opt-in\"}]");
        Http api = TODOKU.api();
        String path = "/api/v1/accounts/%s/rules/%s".formatted(shop.account(), first);

        assertThat(names(get("/rules").json())).isEqualTo("[one, two]");
        assertThat(api.put(path, "{\"name\":\"uno\",\"when\":{\"type\":\"follow\"},\"then\":[{\"type\":\"opt-in\"}]}")
                        .status())
                .isEqualTo(200);
        assertThat(names(get("/rules").json())).isEqualTo("[uno, two]");
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.delete(path).status()).isEqualTo(404);
        assertThat(audited("rule.%"))
                .containsExactlyInAnyOrder(
                        "rule.created one", "rule.created two", "rule.replaced uno", "rule.deleted uno");
        assertThat(names(get("/rules").json())).isEqualTo("[two]");
    }

    @Test
    void whatIsRefusedIsNotInTheAudit() {
        assertThat(post("/tags", "{\"name\":\"answered\"}").status()).isEqualTo(409);
        assertThat(post("/attributes", "{\"key\":\"drink\",\"type\":\"text\"}").status())
                .isEqualTo(409);
        refused("{\"type\":\"follow\"}", "[]", "then: got 0 actions");

        assertThat(audited("tag.%")).containsExactlyInAnyOrder("tag.created answered", "tag.created late");
        assertThat(audited("attribute.%")).hasSize(1);
        assertThat(audited("rule.%")).isEmpty();
    }

    @Test
    void rulesOfOneAccountDoNotActInAnother() {
        Connected other = TODOKU.connect("jp-2023-light", null, 0);
        String id = rule("coffee", "{\"type\":\"follow\"}", "[{\"type\":\"opt-out\"}]")
                .path("ruleId")
                .asString();
        new WebhookCalls(TODOKU, other).send(follow("z1", AT, user(1)));
        line.settle();

        String there = "/api/v1/accounts/" + other.account();
        assertThat(TODOKU.api()
                        .get(there + "/friends/" + user(1))
                        .json()
                        .path("optedOut")
                        .asBoolean())
                .isFalse();
        assertThat(TODOKU.api().get(there + "/rules").json().path("items")).isEmpty();
        assertThat(TODOKU.api().get(there + "/rules/" + id).status()).isEqualTo(404);
        assertThat(TODOKU.api().delete(there + "/rules/" + id).status()).isEqualTo(404);
    }

    private List<String> audited(String what) {
        return DSL.using(TODOKU.database().owner(), SQLDialect.POSTGRES)
                .fetch(
                        "select concat_ws(' ', what, details ->> 'name') from staff.audit_entries"
                                + " where account_id = ? and what like ?",
                        shop.account().value(),
                        what)
                .getValues(0, String.class);
    }

    private static String set(String drink) {
        return "[{\"type\":\"set-attribute\",\"attribute\":\"drink\",\"value\":\"%s\"}]".formatted(drink);
    }

    private static String reply(String text) {
        return "[{\"type\":\"reply\",\"messages\":[{\"type\":\"text\",\"text\":\"%s\"}]}]".formatted(text);
    }

    private static String names(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(each -> each.path("name").asString())
                .toList()
                .toString();
    }

    private JsonNode rule(String name, String when, String then) {
        Http.Answer answer = create(name, when, then);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private void refused(String when, String then, String detail) {
        Http.Answer answer = create("x", when, then);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("detail").asString()).startsWith(detail);
    }

    private Http.Answer create(String name, String when, String then) {
        return post("/rules", "{\"name\":\"%s\",\"when\":%s,\"then\":%s}".formatted(name, when, then));
    }

    private JsonNode friend(int number) {
        return get("/friends/" + user(number)).json();
    }

    private Http.Answer get(String path) {
        return TODOKU.api().get("/api/v1/accounts/" + shop.account() + path);
    }

    private Http.Answer post(String path, String body) {
        return TODOKU.api().post("/api/v1/accounts/" + shop.account() + path, body);
    }
}
