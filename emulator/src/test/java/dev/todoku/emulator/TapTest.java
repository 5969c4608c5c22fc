package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TapTest {
    private Box box;
    private Bot bot;
    private Shop shop;
    private String friend;

    @BeforeEach
    void open() throws IOException {
        box = Box.atNoon();
        bot = Bot.start();
        shop = box.openJson("""
                {"name":"Shop","plan":"jp-2023-light","webhook":"%s"}""".formatted(bot.url()));
        friend = box.addFriends(shop, 1).getFirst();
    }

    @AfterEach
    void close() {
        box.close();
        bot.close();
    }

    private Answer tap(String action) {
        return tap(action, "");
    }

    private Answer tap(String action, String more) {
        Answer answer = box.act(shop, friend, "{\"type\":\"tap\",\"action\":%s%s}".formatted(action, more));
        box.settle();
        return answer;
    }

    private JsonNode chat() {
        return box.control("GET", shop.path("/friends/" + friend + "/chat"), null)
                .json()
                .get("messages");
    }

    @Test
    void aPostbackIsToldAndItsDisplayTextOnlyShown() {
        Answer done = tap("""
                {"type":"postback","data":"drink=coffee","displayText":"コーヒー","inputOption":"openKeyboard","fillInText":"ブレンド"}""");
        assertThat(done.json().get("status").asString()).isEqualTo("queued");
        assertThat(done.json().get("opens").asString()).isEqualTo("keyboard");
        assertThat(done.json().get("text").asString()).isEqualTo("ブレンド");
        assertThat(bot.events()).hasSize(1);
        JsonNode event = bot.lastEvent();
        assertThat(event.get("type").asString()).isEqualTo("postback");
        assertThat(event.at("/postback/data").asString()).isEqualTo("drink=coffee");
        assertThat(event.get("postback").has("params")).isFalse();
        assertThat(event.get("replyToken").asString()).isNotEmpty();
        assertThat(chat().get(0).at("/message/text").asString()).isEqualTo("コーヒー");
    }

    @Test
    void theOldTextOfAPostbackArrivesAsAMessageToo() {
        tap("""
                {"type":"postback","data":"a=1","text":"はい"}""");
        assertThat(bot.events())
                .extracting(event -> event.get("type").asString())
                .containsExactly("message", "postback");
        assertThat(bot.events().getFirst().at("/message/text").asString()).isEqualTo("はい");
    }

    @Test
    void aMessageActionWritesItsText() {
        tap("""
                {"type":"message","label":"予約","text":"予約したい"}""");
        assertThat(bot.lastEvent().at("/message/text").asString()).isEqualTo("予約したい");
        assertThat(bot.lastEvent().at("/source/userId").asString()).isEqualTo(friend);
    }

    @Test
    void whatIsPickedComesBackUnderTheNameOfTheMode() {
        String picker = """
                {"type":"datetimepicker","data":"when","mode":"%s"%s}""";
        tap(picker.formatted("date", ""), ",\"params\":{\"date\":\"2026-12-24\"}");
        assertThat(bot.lastEvent().at("/postback/params/date").asString()).isEqualTo("2026-12-24");
        tap(picker.formatted("datetime", ",\"initial\":\"2026-12-24t18:30\""));
        assertThat(bot.lastEvent().at("/postback/params/datetime").asString()).isEqualTo("2026-12-24T18:30");
        tap(picker.formatted("time", ""));
        assertThat(bot.lastEvent().at("/postback/params/time").asString()).isEqualTo("12:00");
        assertThat(bot.lastEvent().at("/postback/data").asString()).isEqualTo("when");
    }

    @Test
    void aLinkOpensAndTheClickIsCountedForItsRequest() {
        Answer sent = box.broadcast(shop);
        String requestId = String.valueOf(sent.header("X-Line-Request-Id"));
        Answer done = tap("""
                {"type":"uri","uri":"https://shop.example/coffee"}""", ",\"requestId\":\"%s\",\"bubble\":0".formatted(requestId));
        assertThat(done.json().get("opens").asString()).isEqualTo("https://shop.example/coffee");
        assertThat(done.json().get("status").asString()).isEqualTo("silent");
        assertThat(bot.events()).isEmpty();
    }

    @Test
    void aSwitchToAnUnknownRichMenuSaysSo() {
        tap("""
                {"type":"richmenuswitch","richMenuAliasId":"page-2","data":"menu=2"}""");
        JsonNode postback = bot.lastEvent().get("postback");
        assertThat(postback.at("/params/newRichMenuAliasId").asString()).isEqualTo("page-2");
        assertThat(postback.at("/params/status").asString()).isEqualTo("RICHMENU_ALIAS_ID_NOTFOUND");
    }

    @Test
    void theCameraOpensAndWhatItTookIsAMessage() {
        assertThat(tap("{\"type\":\"camera\"}").json().get("opens").asString()).isEqualTo("camera");
        tap("{\"type\":\"location\"}", """
                ,"message":{"type":"location","title":"駅","address":"東京都","latitude":35.68,"longitude":139.76}""");
        assertThat(bot.lastEvent().at("/message/title").asString()).isEqualTo("駅");
        assertThat(tap("{\"type\":\"clipboard\",\"clipboardText\":\"ABC-1\"}")
                        .json()
                        .get("text")
                        .asString())
                .isEqualTo("ABC-1");
        assertThat(bot.events()).hasSize(1);
    }

    @Test
    void anActionThatIsNoneOfLinesIsRefused() {
        Answer unknown = tap("{\"type\":\"explode\"}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.message()).startsWith("action.type: got 'explode' (expected: one of postback");
        assertThat(tap("{\"type\":\"message\"}").message()).isEqualTo("action.text: got nothing (expected: a text)");
        box.act(shop, friend, "{\"type\":\"unfollow\"}");
        assertThat(tap("{\"type\":\"message\",\"text\":\"x\"}").status()).isEqualTo(409);
    }

    @Test
    void readingTellsNobody() {
        box.broadcast(shop);
        assertThat(box.act(shop, friend, "{\"type\":\"read\"}")
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("silent");
        box.settle();
        assertThat(bot.events()).isEmpty();
    }
}
