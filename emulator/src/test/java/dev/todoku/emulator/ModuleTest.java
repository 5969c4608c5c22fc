package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.bot.client.base.Result;
import com.linecorp.bot.module.client.LineModuleClient;
import com.linecorp.bot.module.model.AcquireChatControlRequest;
import com.linecorp.bot.module.model.DetachModuleRequest;
import com.linecorp.bot.moduleattach.client.LineModuleAttachClient;
import com.linecorp.bot.moduleattach.model.AttachModuleResponse;
import com.linecorp.bot.webhook.model.UnknownEvent;
import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A module attached to an account, and who controls its chats. */
class ModuleTest {
    private static final String BACK = "https://module.example.com/back";

    private Box box;
    private Bot own;
    private Bot bot;
    private Shop shop;
    private Shop module;
    private String friend;

    @BeforeEach
    void open() throws IOException {
        box = Box.atNoon();
        own = Bot.start();
        bot = Bot.start();
        shop = box.openJson("""
                {"name":"Shop","plan":"jp-2023-communication","webhook":"%s"}""".formatted(own.url()));
        friend = box.addFriends(shop, 1).getFirst();
        module = openModule(false);
    }

    @AfterEach
    void close() {
        own.close();
        bot.close();
        box.close();
    }

    @Test
    void theSdkAttachesListsAndDetaches() {
        AttachModuleResponse attached = LineModuleAttachClient.builder(module.token())
                .apiEndPoint(box.server().url())
                .build()
                .attachModule(
                        "authorization_code",
                        code(shop),
                        BACK,
                        null,
                        module.channelId(),
                        module.secret(),
                        null,
                        null,
                        null,
                        null)
                .join()
                .body();
        assertThat(attached.botId()).isEqualTo(shop.botUserId());
        assertThat(attached.scopes()).containsExactly("message:send", "message:receive");
        box.settle();
        JsonNode event = bot.lastEvent();
        assertThat(event.get("module").get("type").asString()).isEqualTo("attached");
        assertThat(event.has("source")).isFalse();
        LineModuleClient client = LineModuleClient.builder(module.token())
                .apiEndPoint(box.server().url())
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .addHeader("X-Line-Bot-Id", shop.botUserId())
                        .build()))
                .build();
        assertThat(client.getModules(null, null).join().body().bots())
                .singleElement()
                .satisfies(one -> assertThat(one.userId()).isEqualTo(shop.botUserId()));
        client.acquireChatControl(friend, new AcquireChatControlRequest(true, 60))
                .join();
        client.releaseChatControl(friend).join();
        box.settle();
        assertThat(bot.lastEvent().get("type").asString()).isEqualTo("deactivated");
        Result<Void> detached =
                client.detachModule(new DetachModuleRequest(shop.botUserId())).join();
        assertThat(detached.requestId()).isNotNull();
        box.settle();
        assertThat(bot.lastEvent().get("module").get("type").asString()).isEqualTo("detached");
        assertThat(bot.received())
                .allSatisfy(received ->
                        assertThat(received.parse(module.secret()).events()).noneMatch(UnknownEvent.class::isInstance));
        assertThat(client.getModules(null, null).join().body().bots()).isEmpty();
        assertThat(own.received()).isEmpty();
    }

    @Test
    void whatCannotBeAttachedOrDetachedIsRefused() {
        assertThat(attach(module, "nonsense").json().get("error").asString()).isEqualTo("invalid_grant");
        assertThat(attach(new Shop(module.channelId(), "wrong", "", ""), code(shop))
                        .status())
                .isEqualTo(400);
        String code = code(shop);
        assertThat(attach(module, code).status()).isEqualTo(200);
        assertThat(attach(module, code).status()).as("used").isEqualTo(400);
        assertThat(detach("nonsense").message()).isEqualTo("user/group/room Id is not available.");
        assertThat(detach(box.openSmall().botUserId()).message()).isEqualTo("Specified channel is not detachable");
        assertThat(call("GET", "/v2/bot/list?start=nonsense", null).message()).isEqualTo("Invalid start param");
    }

    @Test
    void onlyTheChannelInControlMayAnswer() {
        attach(module, code(shop));
        say();
        assertThat(own.lastEvent().get("mode").asString()).isEqualTo("active");
        assertThat(bot.lastEvent().get("mode").asString()).isEqualTo("standby");
        assertThat(bot.lastEvent().has("replyToken")).isFalse();
        assertThat(bot.lastEvent().get("message").get("text").asString()).isEqualTo("もしもし");
        assertThat(acquire("{\"expired\":true,\"ttl\":60}").status()).isEqualTo(200);
        box.settle();
        assertThat(bot.lastEvent().get("type").asString()).isEqualTo("activated");
        assertThat(bot.lastEvent().get("chatControl").get("expireAt").asLong())
                .isEqualTo(Box.NOON.plusSeconds(60).toEpochMilli());
        say();
        assertThat(own.lastEvent().get("mode").asString()).isEqualTo("standby");
        assertThat(own.lastEvent().has("replyToken")).isFalse();
        assertThat(bot.lastEvent().get("mode").asString()).isEqualTo("active");
        String token = bot.lastEvent().get("replyToken").asString();
        assertThat(call("POST", "/v2/bot/message/reply", """
                        {"replyToken":"%s","messages":[{"type":"text","text":"はい"}]}""".formatted(token)).status())
                .isEqualTo(200);
        assertThat(bot.received().getLast().parse(module.secret()).events()).hasSize(1);
        box.advance(Duration.ofSeconds(60));
        say();
        assertThat(own.lastEvent().get("mode").asString()).as("time is over").isEqualTo("active");
    }

    @Test
    void controlIsGivenBackAndTheModuleTold() {
        attach(module, code(shop));
        acquire("{\"expired\":false}");
        box.advance(Duration.ofDays(2));
        assertThat(release().status()).isEqualTo(200);
        assertThat(release().status()).as("nothing to give back").isEqualTo(200);
        box.settle();
        assertThat(bot.lastEvent().get("type").asString()).isEqualTo("deactivated");
        say();
        assertThat(own.lastEvent().get("mode").asString()).isEqualTo("active");
    }

    @Test
    void aDefaultActiveModuleIsInControlFromTheStart() {
        Shop eager = openModule(true);
        attach(eager, code(shop, eager));
        say();
        assertThat(own.lastEvent().get("mode").asString()).isEqualTo("standby");
        assertThat(bot.lastEvent().get("mode").asString()).isEqualTo("active");
        Shop second = openModule(true);
        assertThat(attach(second, code(shop, second)).status())
                .as("one per account")
                .isEqualTo(403);
    }

    @Test
    void chatsThatCannotBeTakenAreRefused() {
        attach(module, code(shop));
        String path = "/v2/bot/chat/";
        assertThat(call("POST", path + "x/control/acquire", "{}").message())
                .isEqualTo("The value for the 'chatId' parameter is invalid");
        assertThat(call("POST", path + Box.strangers(1).getFirst() + "/control/acquire", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(call("POST", path + "C" + "0".repeat(32) + "/control/acquire", "{}")
                        .status())
                .isEqualTo(404);
        String group = box.control(
                        "POST", shop.path("/groups"), "{\"kind\":\"group\",\"members\":[\"%s\"]}".formatted(friend))
                .json()
                .get("chatId")
                .asString();
        assertThat(call("POST", path + group + "/control/acquire", "{}").status())
                .isEqualTo(200);
        Shop other = openModule(false);
        attach(other, code(shop, other));
        acquire("{}");
        Shop mine = module;
        module = other;
        assertThat(acquire("{}").status()).isEqualTo(423);
        box.advance(Duration.ofSeconds(3));
        assertThat(acquire("{}").status()).isEqualTo(200);
        module = mine;
        assertThat(acquire("{\"ttl\":31536001}").status()).isEqualTo(400);
    }

    @Test
    void aModuleMayDoWhatItsScopesAllow() {
        String push = Box.pushBody(friend);
        assertThat(call("POST", "/v2/bot/message/push", push).status())
                .as("not attached")
                .isEqualTo(400);
        attach(module, code(shop));
        assertThat(call("POST", "/v2/bot/message/push", push).status()).isEqualTo(200);
        assertThat(call("GET", "/v2/bot/info", null).json().get("userId").asString())
                .isEqualTo(shop.botUserId());
        assertThat(call("GET", "/v2/bot/profile/" + friend, null).status()).isEqualTo(403);
        assertThat(box.get(module, "/v2/bot/info").status())
                .as("without naming the account")
                .isEqualTo(400);
        assertThat(box.usage(shop).get("used").asLong()).isEqualTo(1);
    }

    @Test
    void modulesAreToldWhenTheAccountIsSuspended() {
        attach(module, code(shop));
        box.control("PUT", shop.path("/suspension"), "{\"suspended\":true}");
        box.control("PUT", shop.path("/suspension"), "{\"suspended\":false}");
        box.settle();
        assertThat(bot.events())
                .extracting(event -> event.get("type").asString())
                .containsExactly("module", "botSuspended", "botResumed");
        assertThat(own.received()).isEmpty();
        assertThat(box.control("GET", "/_emulator/module-channels/" + module.channelId() + "/webhooks", null)
                        .json()
                        .get("attempts"))
                .isNotEmpty();
    }

    private void say() {
        box.act(shop, friend, "{\"type\":\"message\",\"text\":\"もしもし\"}");
        box.settle();
    }

    private Answer acquire(String body) {
        return call("POST", "/v2/bot/chat/" + friend + "/control/acquire", body);
    }

    private Answer release() {
        return call("POST", "/v2/bot/chat/" + friend + "/control/release", "");
    }

    private Answer detach(String botId) {
        return call("POST", "/v2/bot/channel/detach", "{\"botId\":\"" + botId + "\"}");
    }

    /** By the module, naming the account. */
    private Answer call(String method, String path, @Nullable String body) {
        return box.send(box.request(method, path, body)
                .header("Authorization", "Bearer " + module.token())
                .header("Content-Type", "application/json")
                .header("X-Line-Bot-Id", shop.botUserId())
                .build());
    }

    private Shop openModule(boolean defaultActive) {
        JsonNode opened = box.control("POST", "/_emulator/module-channels", """
                        {"name":"Module","webhook":"%s","defaultActive":%s}""".formatted(bot.url(), defaultActive))
                .json();
        String id = opened.get("channelId").asString();
        String secret = opened.get("channelSecret").asString();
        String token = box.form(
                        "/v2/oauth/accessToken",
                        "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret)
                .json()
                .get("access_token")
                .asString();
        return new Shop(id, secret, token, "");
    }

    private String code(Shop account) {
        return code(account, module);
    }

    private String code(Shop account, Shop by) {
        return box.control("POST", "/_emulator/module-channels/" + by.channelId() + "/agreements", """
                        {"account":"%s","redirectUri":"%s"}""".formatted(
                                account.channelId(), BACK))
                .json()
                .get("code")
                .asString();
    }

    private Answer attach(Shop by, String code) {
        return box.form(
                "/module/auth/v1/token",
                "grant_type=authorization_code&code=" + code + "&redirect_uri=" + BACK + "&client_id=" + by.channelId()
                        + "&client_secret=" + by.secret());
    }
}
