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

class DialoguesTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final Instant AT = Instant.parse("2026-11-22T02:59:00Z");

    private Connected shop;
    private WebhookCalls line;
    private int events;

    @BeforeEach
    void connect() {
        shop = TODOKU.connect("jp-2023-light", null, 0);
        line = new WebhookCalls(TODOKU, shop);
        events = 0;
        post("/attributes", """
                {"key":"drink","type":"choice","choices":["coffee","tea"],"words":{"coffee":["コーヒー"],"tea":["紅茶"]}}""");
        post("/attributes", "{\"key\":\"birthday\",\"type\":\"date\",\"format\":\"birthday\"}");
        post("/attributes", "{\"key\":\"mail\",\"type\":\"email\"}");
        post("/tags", "{\"name\":\"profiled\"}");
    }

    @Test
    void asksOneAfterAnotherOnReplyTokensAndFillsAttributes() {
        dialogue();
        say(1, follow(id(), at(), user(1)));
        say(1, text(id(), at(), user(1), "紅茶がいいです"));
        say(1, text(id(), at(), user(1), "昭和60年4月1日"));

        assertThat(said()).containsExactly("お飲み物は？", "お誕生日は？", "ありがとうございます");
        assertThat(friend(1).path("attributes").path("drink").asString()).isEqualTo("tea");
        assertThat(friend(1).path("attributes").path("birthday").asString()).isEqualTo("1985-04-01");
        assertThat(friend(1).path("tags").toString()).isEqualTo("[\"profiled\"]");
        assertThat(used()).as("counted messages").isZero();
    }

    @Test
    void whatIsKnownIsNotAsked() {
        dialogue();
        post("/rules", """
                {"name":"mail","when":{"type":"collect","attribute":"drink"},"then":[]}""");
        say(1, text(id(), at(), user(1), "コーヒーが好き"));
        say(1, follow(id(), at(), user(1)));

        assertThat(said()).containsExactly("お誕生日は？");
    }

    @Test
    void whatIsNotUnderstoodIsAskedAgainPolitelyAndThenLetBe() {
        dialogue();
        say(1, follow(id(), at(), user(1)));
        say(1, text(id(), at(), user(1), "うーん"));
        say(1, text(id(), at(), user(1), "さあ"));
        say(1, text(id(), at(), user(1), "はて"));
        say(1, text(id(), at(), user(1), "まだ"));

        assertThat(said()).containsExactly("お飲み物は？", "コーヒーか紅茶でお願いできますか？", "コーヒーか紅茶でお願いできますか？");
    }

    @Test
    void aButtonAnswersTooAndAPassLeadsOn() {
        dialogue();
        say(1, follow(id(), at(), user(1)));
        say(1, postback(id(), at(), user(1), "drink=coffee"));
        say(1, text(id(), at(), user(1), "スキップ"));

        assertThat(said()).containsExactly("お飲み物は？", "お誕生日は？", "ありがとうございます");
        assertThat(friend(1).path("attributes").toString()).isEqualTo("{\"drink\":\"coffee\"}");
        assertThat(replies().getFirst()).contains("\"quickReply\"", "\"label\":\"コーヒー\"", "\"data\":\"drink=coffee\"");
    }

    @Test
    void aRuleAnswersWhatIsNoAnswerToTheQuestion() {
        dialogue();
        post("/rules", """
                {"name":"hours","when":{"type":"message","text":"営業時間","match":"contains"},
                 "then":[{"type":"reply","messages":[{"type":"text","text":"10時から"}]}]}""");
        say(1, follow(id(), at(), user(1)));
        say(1, text(id(), at(), user(1), "営業時間は？"));
        say(1, text(id(), at(), user(1), "紅茶"));

        assertThat(said()).containsExactly("お飲み物は？", "10時から", "お誕生日は？");
    }

    @Test
    void aQuestionForAnyTextDoesNotTakeWhatIsMeantOtherwise() {
        post("/attributes", "{\"key\":\"wish\",\"type\":\"text\"}");
        post("/attributes", "{\"key\":\"thanks\",\"type\":\"text\"}");
        post("/dialogues", """
                {"name":"wishes","when":{"type":"follow"},
                 "questions":[{"attribute":"wish","text":"ご希望は？"},{"attribute":"thanks","text":"ひとことどうぞ"}],"then":[]}""");
        post("/rules", """
                {"name":"stop","when":{"type":"message","text":"配信停止","match":"exact"},
                 "then":[{"type":"opt-out"},{"type":"reply","messages":[{"type":"text","text":"停止しました"}]}]}""");
        say(1, follow(id(), at(), user(1)));
        say(1, text(id(), at(), user(1), "配信停止"));
        say(1, text(id(), at(), user(1), "スキップ"));
        say(1, text(id(), at(), user(1), "やめる"));
        say(1, text(id(), at(), user(1), "おいしかったです"));

        assertThat(said()).containsExactly("ご希望は？", "停止しました", "ひとことどうぞ");
        assertThat(friend(1).path("attributes").toString()).isEqualTo("{}");
        assertThat(friend(1).path("optedOut").asBoolean()).isTrue();
    }

    @Test
    void aRuleCollectsFromTextStickerAndLocation() {
        post("/attributes", "{\"key\":\"home\",\"type\":\"place\"}");
        post("/attributes", "{\"key\":\"pref\",\"type\":\"text\",\"format\":\"prefecture\"}");
        post("/attributes", "{\"key\":\"ok\",\"type\":\"yesno\"}");
        for (String key : List.of("mail", "home", "pref", "ok")) {
            post(
                    "/rules",
                    "{\"name\":\"%s\",\"when\":{\"type\":\"collect\",\"attribute\":\"%s\"},\"then\":[]}"
                            .formatted(key, key));
        }
        post(
                "/rules",
                "{\"name\":\"s\",\"when\":{\"type\":\"sticker\",\"packageId\":\"446\"},\"then\":[{\"type\":\"add-tag\",\"tag\":\"profiled\"}]}");
        say(1, text(id(), at(), user(1), "メールはＡＹＡ＠example.comです"));
        say(
                1,
                message(
                        user(1),
                        "{\"id\":\"1\",\"type\":\"location\",\"address\":\"東京都千代田区1-1\",\"latitude\":35.6812,\"longitude\":139.7671}"));
        say(
                1,
                message(
                        user(1),
                        "{\"id\":\"1\",\"type\":\"sticker\",\"packageId\":\"446\",\"stickerId\":\"1988\",\"stickerResourceType\":\"STATIC\",\"keywords\":[\"OK\",\"Sure\"]}"));

        JsonNode attributes = friend(1).path("attributes");
        assertThat(attributes.path("mail").asString()).isEqualTo("aya@example.com");
        assertThat(attributes.path("home").path("latitude").asString()).isEqualTo("35.6812");
        assertThat(attributes.path("pref").asString()).isEqualTo("東京都");
        assertThat(attributes.path("ok").asBoolean()).isTrue();
        assertThat(friend(1).path("tags").toString()).isEqualTo("[\"profiled\"]");
    }

    @Test
    void anErasedFriendStandsInNoDialogue() {
        dialogue();
        say(1, follow(id(), at(), user(1)));
        assertThat(talks()).isEqualTo(1);
        TODOKU.api().delete("/api/v1/accounts/%s/friends/%s".formatted(shop.account(), user(1)));
        line.settle();
        assertThat(talks()).isZero();
    }

    @Test
    void dialoguesAreListedReplacedAndTakenAway() {
        JsonNode made = dialogue();
        String path = "/dialogues/" + made.path("dialogueId").asString();
        String body = """
                {"name":"short","when":{"type":"follow"},"questions":[{"attribute":"mail","text":"メールは？"}]}""";
        assertThat(TODOKU.api().put(base() + path, body).json().path("name").asString())
                .isEqualTo("short");
        assertThat(get("/dialogues").json().path("items")).hasSize(1);
        assertThat(TODOKU.api().delete(base() + path).status()).isEqualTo(204);
        assertThat(TODOKU.api().delete(base() + path).status()).isEqualTo(404);
        Http.Answer unknown = post("/dialogues", body.replace("mail", "shoe"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().path("detail").asString()).startsWith("questions[0].attribute: got 'shoe'");
    }

    private JsonNode dialogue() {
        Http.Answer made = post("/dialogues", """
                {"name":"hello","when":{"type":"follow"},"questions":[
                   {"attribute":"drink","text":"お飲み物は？","again":"コーヒーか紅茶でお願いできますか？"},
                   {"attribute":"birthday","text":"お誕生日は？"}],
                 "then":[{"type":"add-tag","tag":"profiled"},{"type":"reply","messages":[{"type":"text","text":"ありがとうございます"}]}]}""");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    private void say(int number, String event) {
        assertThat(number).isPositive();
        line.send(event);
        line.settle();
    }

    private String message(String user, String message) {
        String id = id();
        return """
                {"type":"message","mode":"active","timestamp":%d,"source":{"type":"user","userId":"%s"},\
                "webhookEventId":"%s","deliveryContext":{"isRedelivery":false},"replyToken":"t%s","message":%s}""".formatted(at().toEpochMilli(), user, id, id, message);
    }

    private String id() {
        return "e" + ++events;
    }

    private Instant at() {
        return AT.plusSeconds(events);
    }

    /** The first text of each reply, in order. */
    private List<String> said() {
        return replies().stream()
                .map(each -> each.replaceFirst("(?s).*?\"text\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private List<String> replies() {
        return DSL.using(TODOKU.database().owner(), SQLDialect.POSTGRES)
                .fetch(
                        "select messages from delivery.replies where account_id = ? order by received_at",
                        shop.account().value())
                .getValues(0, String.class);
    }

    private int talks() {
        return DSL.using(TODOKU.database().owner(), SQLDialect.POSTGRES)
                .fetchSingle(
                        "select count(*) from reply.talks where account_id = ?",
                        shop.account().value())
                .get(0, Integer.class);
    }

    private long used() {
        return get("/usage").json().path("used").asLong();
    }

    private JsonNode friend(int number) {
        return get("/friends/" + user(number)).json();
    }

    private String base() {
        return "/api/v1/accounts/" + shop.account();
    }

    private Http.Answer get(String path) {
        return TODOKU.api().get(base() + path);
    }

    private Http.Answer post(String path, String body) {
        return TODOKU.api().post(base() + path, body);
    }
}
