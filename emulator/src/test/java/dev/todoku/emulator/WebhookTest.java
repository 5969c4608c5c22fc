package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.bot.webhook.model.CallbackRequest;
import com.linecorp.bot.webhook.model.UnknownEvent;
import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import dev.todoku.protocol.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WebhookTest {
    private Box box;
    private Bot bot;
    private Shop shop;
    private List<String> friends;

    @BeforeEach
    void open() throws IOException {
        box = Box.atNoon();
        bot = Bot.start();
        shop = box.openJson("""
                {"name":"Shop","plan":"jp-2023-communication","webhook":"%s"}""".formatted(bot.url()));
        friends = box.addFriends(shop, 500);
    }

    @AfterEach
    void close() {
        bot.close();
        box.close();
    }

    @Test
    void anEventIsSignedAndWhole() {
        Answer done = box.act(shop, friends.getFirst(), "{\"type\":\"message\",\"text\":\"コーヒー ☕\"}");
        box.settle();
        assertThat(done.json().get("status").asString()).isEqualTo("queued");
        Bot.Received received = bot.received().getFirst();
        assertThat(received.contentType()).isEqualTo("application/json; charset=utf-8");
        assertThat(received.json().get("destination").asString()).isEqualTo(shop.botUserId());
        JsonNode event = received.events().getFirst();
        assertThat(event.get("type").asString()).isEqualTo("message");
        assertThat(event.get("mode").asString()).isEqualTo("active");
        assertThat(event.get("timestamp").asLong()).isEqualTo(Box.NOON.toEpochMilli());
        assertThat(event.get("source").get("userId").asString()).isEqualTo(friends.getFirst());
        assertThat(event.get("webhookEventId").asString())
                .isEqualTo(done.json().get("webhookEventId").asString())
                .matches("[0-9A-HJKMNP-TV-Z]{26}");
        assertThat(event.get("deliveryContext").get("isRedelivery").asBoolean()).isFalse();
        assertThat(event.get("message").get("text").asString()).isEqualTo("コーヒー ☕");
        assertThat(received.parse(shop.secret()).events()).hasSize(1);
    }

    /** The official parser must know every kind by its own class. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'follow'}",
                "{'type':'unfollow'}",
                "{'type':'message','text':'はい'}",
                "{'type':'message','message':{'type':'image','contentProvider':{'type':'line'}}}",
                "{'type':'message','message':{'type':'sticker','packageId':'446','stickerId':'1988',"
                        + "'stickerResourceType':'ANIMATION'}}",
                "{'type':'message','message':{'type':'location','latitude':35.6,'longitude':139.7}}",
                "{'type':'message','message':{'type':'file','fileName':'a.pdf','fileSize':10}}",
                "{'type':'postback','data':'drink=coffee'}",
                "{'type':'postback','data':'day','params':{'date':'2026-12-24'}}",
                "{'type':'unsend','unsend':{'messageId':'1'}}",
                "{'type':'videoPlayComplete','videoPlayComplete':{'trackingId':'t'}}",
                "{'type':'beacon','beacon':{'hwid':'d41d8cd98f','type':'enter'}}",
                "{'type':'accountLink','link':{'result':'ok','nonce':'n'}}",
                "{'type':'membership','membership':{'type':'joined','membershipId':1}}",
                "{'type':'activated','chatControl':{'expireAt':1794000000000}}",
                "{'type':'deactivated'}",
                "{'type':'botSuspended'}",
                "{'type':'botResumed'}",
                "{'type':'delivery','delivery':{'data':'x'}}",
                "{'type':'join'}",
                "{'type':'leave'}",
                "{'type':'memberJoined','joined':{'members':[]}}",
                "{'type':'memberLeft','left':{'members':[]}}",
                "{'type':'module','module':{'type':'attached','botId':'U1','scopes':['message:send']}}",
                "{'type':'module','module':{'type':'detached','botId':'U1','reason':'bot_deleted'}}",
                "{'type':'message','message':{'type':'video','duration':1000,'contentProvider':{'type':'line'}}}",
                "{'type':'message','message':{'type':'audio','duration':1000,'contentProvider':{'type':'line'}}}",
                "{'type':'message','message':{'type':'text','text':'@all $','emojis':[{'index':5,'length':1,"
                        + "'productId':'p','emojiId':'1'}],'mention':{'mentionees':[{'index':0,'length':4,"
                        + "'type':'all'}]}}}",
                "{'type':'postback','data':'a','params':{'newRichMenuAliasId':'b','status':'SUCCESS'}}",
                "{'type':'membership','membership':{'type':'renewed','membershipId':1}}",
                "{'type':'accountLink','link':{'result':'failed','nonce':'n'}}"
            })
    void theOfficialParserUnderstandsEveryEvent(String action) {
        Answer done = box.act(shop, friends.getFirst(), action.replace('\'', '"'));
        assertThat(done.status()).as(done.message()).isEqualTo(200);
        box.settle();
        CallbackRequest request = bot.received().getFirst().parse(shop.secret());
        assertThat(request.events()).hasSize(1).noneMatch(UnknownEvent.class::isInstance);
    }

    /** Newer than this SDK, which takes it as an event that it does not know. */
    @Test
    void anEditedMessageIsTaken() {
        Answer done = box.act(
                shop,
                friends.getFirst(),
                "{\"type\":\"messageEdited\",\"message\":{\"id\":\"1\",\"type\":\"text\",\"text\":\"直した\"}}");
        assertThat(done.status()).as(done.message()).isEqualTo(200);
        box.settle();
        assertThat(bot.received().getFirst().parse(shop.secret()).events()).hasSize(1);
    }

    @Test
    void onlyEventsThatCanBeAnsweredHaveAReplyToken() {
        box.act(shop, friends.getFirst(), "{\"type\":\"follow\"}");
        box.act(shop, friends.getFirst(), "{\"type\":\"unfollow\"}");
        box.settle();
        assertThat(bot.events().get(0).has("replyToken")).isTrue();
        assertThat(bot.events().get(1).has("replyToken")).isFalse();
    }

    @Test
    void followTellsWhetherABlockWasTakenBack() {
        box.act(shop, friends.getFirst(), "{\"type\":\"unfollow\"}");
        box.act(shop, friends.getFirst(), "{\"type\":\"follow\"}");
        box.act(shop, friends.getFirst(), "{\"type\":\"follow\"}");
        box.settle();
        assertThat(bot.events().get(1).get("follow").get("isUnblocked").asBoolean())
                .isTrue();
        assertThat(bot.events().get(2).get("follow").get("isUnblocked").asBoolean())
                .isFalse();
    }

    @Test
    void manyWaitingEventsShareRequestsAndKeepTheirOrder() {
        CountDownLatch open = new CountDownLatch(1);
        bot.answers(() -> awaited(open));
        List<String> sent = ids(actAll());
        open.countDown();
        box.settle();
        assertThat(bot.events()).extracting(WebhookTest::id).isEqualTo(sent);
        assertThat(bot.received()).allMatch(received -> received.events().size() <= 100);
        assertThat(bot.received()).hasSizeLessThan(20);
    }

    @Test
    void theOrderCanBeShuffled() {
        box.settings("{\"order\":\"shuffled\"}");
        CountDownLatch open = new CountDownLatch(1);
        bot.answers(() -> awaited(open));
        List<String> sent = ids(actAll());
        open.countDown();
        box.settle();
        assertThat(bot.events())
                .extracting(WebhookTest::id)
                .isNotEqualTo(sent)
                .containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void withoutRedeliveryAFailureIsFinal() {
        bot.answers(() -> 500);
        box.act(shop, friends.getFirst(), "{\"type\":\"follow\"}");
        box.advance(Duration.ofDays(1));
        assertThat(bot.received()).hasSize(1);
        JsonNode attempt = attempts().get(0);
        assertThat(attempt.get("statusCode").asInt()).isEqualTo(500);
        assertThat(attempt.get("reason").asString()).isEqualTo("ERROR_STATUS_CODE");
    }

    @Test
    void redeliveryRepeatsTheSameEventUntilItIsTaken() {
        box.settings("{\"redelivery\":true}");
        bot.answers(() -> 503);
        box.act(shop, friends.getFirst(), "{\"type\":\"message\",\"text\":\"もしもし\"}");
        box.advance(Duration.ofMinutes(1));
        bot.answers(() -> 200);
        box.advance(Duration.ofHours(2));
        assertThat(bot.events()).hasSize(3);
        JsonNode first = bot.events().get(0);
        for (JsonNode again : bot.events().subList(1, 3)) {
            assertThat(again.get("deliveryContext").get("isRedelivery").asBoolean())
                    .isTrue();
            assertThat(again.get("webhookEventId")).isEqualTo(first.get("webhookEventId"));
            assertThat(again.get("replyToken")).isEqualTo(first.get("replyToken"));
            assertThat(again.get("timestamp")).isEqualTo(first.get("timestamp"));
            assertThat(again.get("message")).isEqualTo(first.get("message"));
        }
    }

    @Test
    void whileWebhooksAreDownEventsAreLostOrComeLater() {
        box.settings("{\"webhookUp\":false}");
        box.act(shop, friends.get(0), "{\"type\":\"unfollow\"}");
        box.settle();
        box.settings("{\"redelivery\":true}");
        box.act(shop, friends.get(1), "{\"type\":\"unfollow\"}");
        box.settle();
        assertThat(bot.received()).isEmpty();
        box.settings("{\"webhookUp\":true}");
        box.advance(Duration.ofHours(1));
        assertThat(bot.events())
                .extracting(event -> event.get("source").get("userId").asString())
                .containsExactly(friends.get(1));
    }

    @Test
    void silentBlocksAreAcceptedButNotCounted() {
        box.settings("{\"webhookUp\":false}");
        for (String friend : friends.subList(0, 60)) box.act(shop, friend, "{\"type\":\"unfollow\"}");
        assertThat(box.multicast(shop, friends.subList(0, 100)).status()).isEqualTo(200);
        assertThat(box.usage(shop).get("used").asLong()).isEqualTo(40);
        box.goTo("2026-11-22T21:00:00Z");
        assertThat(box.get(shop, "/v2/bot/message/delivery/multicast?date=20261122")
                        .json()
                        .get("success")
                        .asLong())
                .isEqualTo(40);
        assertThat(bot.received()).isEmpty();
    }

    @Test
    void aBotThatDoesNotAnswerInTwoSecondsTimesOut() {
        CountDownLatch never = new CountDownLatch(1);
        bot.answers(() -> awaited(never));
        box.act(shop, friends.getFirst(), "{\"type\":\"follow\"}");
        box.settle();
        never.countDown();
        assertThat(attempts().get(0).get("reason").asString()).isEqualTo("REQUEST_TIMEOUT");
    }

    @Test
    void whatAFriendCannotDoIsRefused() {
        box.act(shop, friends.get(0), "{\"type\":\"unfollow\"}");
        assertThat(box.act(shop, friends.get(0), "{\"type\":\"message\",\"text\":\"a\"}")
                        .status())
                .isEqualTo(409);
        assertThat(box.act(shop, friends.get(1), "{\"type\":\"message\"}").status())
                .isEqualTo(400);
        assertThat(box.act(shop, friends.get(1), "{\"type\":\"message\",\"txt\":\"a\"}")
                        .status())
                .isEqualTo(400);
        assertThat(box.act(shop, Box.strangers(1).getFirst(), "{\"type\":\"follow\"}")
                        .status())
                .isEqualTo(404);
    }

    private Answer actAll() {
        List<String> actions = new ArrayList<>();
        for (String friend : friends) actions.add("""
                {"userId":"%s","type":"postback","data":"a=1"}""".formatted(friend));
        Answer done = box.control("POST", shop.path("/actions"), "{\"actions\":[" + String.join(",", actions) + "]}");
        assertThat(done.status()).isEqualTo(200);
        return done;
    }

    private static List<String> ids(Answer done) {
        List<String> ids = new ArrayList<>();
        done.json().get("actions").forEach(action -> ids.add(id(action)));
        return ids;
    }

    private static String id(JsonNode event) {
        return event.get("webhookEventId").asString();
    }

    private JsonNode attempts() {
        return Json.read(box.control("GET", shop.path("/webhooks"), null)
                        .response()
                        .body())
                .get("attempts");
    }

    private static int awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS) ? 200 : 500;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 500;
        }
    }
}
