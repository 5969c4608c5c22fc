package dev.todoku.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.bot.client.base.Result;
import com.linecorp.bot.messaging.client.MessagingApiClient;
import com.linecorp.bot.messaging.client.MessagingApiClientException;
import com.linecorp.bot.messaging.model.Message;
import com.linecorp.bot.messaging.model.MulticastRequest;
import com.linecorp.bot.messaging.model.PushMessageRequest;
import com.linecorp.bot.messaging.model.PushMessageResponse;
import com.linecorp.bot.messaging.model.TextMessage;
import dev.todoku.metering.BillingMonth;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.catalina.connector.Connector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Another program's LINE SDK, pointed at the gateway. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GatewayTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-30T14:00:00Z", "todoku.gateway.port=0");

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final String PUSH = "/v2/bot/message/push";
    private static final String KEY = "123e4567-e89b-12d3-a456-42661417400";

    private final Connected shop = TODOKU.connect("jp-2023-communication", null, 0);
    private final List<String> friends = friends(shop, 5);
    private final String token = client(shop, "shop system", null);

    @AfterEach
    void lineIsWellAgain() {
        faults("");
    }

    @Test
    void theSdkSendsAndItIsCounted() {
        Result<PushMessageResponse> sent = sdk(token).pushMessage(null, push()).join();
        sdk(token)
                .multicast(UUID.fromString(KEY + "1"), new MulticastRequest.Builder(text(), friends).build())
                .join();

        assertThat(sent.requestId()).isNotBlank();
        assertThat(sent.body().sentMessages()).hasSize(1);
        assertThat(lineCount()).isEqualTo(6);
        assertThat(usage().path("used").asLong()).isEqualTo(6);
        assertThat(usage().path("reserved").asLong()).isZero();
        assertThat(usage().path("byRoute").path("multicast").asLong()).isEqualTo(5);
        assertThat(clients().get(0).path("sent").asLong()).isEqualTo(6);
    }

    @Test
    void aRepeatedKeyIsAnsweredAsLineDoesAndCountsOnce() {
        UUID key = UUID.fromString(KEY + "2");
        String first = sdk(token)
                .pushMessage(key, push())
                .join()
                .body()
                .sentMessages()
                .getFirst()
                .id();

        MessagingApiClientException conflict = refused(sdk(token).pushMessage(key, push()));

        assertThat(conflict.getCode()).isEqualTo(409);
        assertThat(conflict.getError()).isEqualTo("The retry key is already accepted");
        assertThat(conflict.getSentMessages().getFirst().id()).isEqualTo(first);
        assertThat(usage().path("used").asLong()).isEqualTo(1);
        assertThat(lineCount()).isEqualTo(1);
    }

    @Test
    void aLostAnswerKeepsItsReservationUntilTheKeyIsRepeated() {
        UUID key = UUID.fromString(KEY + "3");
        faults("{\"path\":\"/v2/bot/message/push\",\"probability\":1,\"fault\":\"acceptReset\",\"times\":1}");

        assertThat(refused(sdk(token).pushMessage(key, push())).getCode()).isEqualTo(500);

        assertThat(usage().path("used").asLong()).isZero();
        assertThat(usage().path("reserved").asLong()).isEqualTo(1);
        assertThat(usage().path("counted").path("unknown").asLong()).isEqualTo(1);
        assertThat(raw(token, PUSH, body("other"), "X-Line-Retry-Key", key.toString())
                        .status())
                .isEqualTo(400);

        assertThat(refused(sdk(token).pushMessage(key, push())).getCode()).isEqualTo(409);

        assertThat(usage().path("used").asLong()).isEqualTo(1);
        assertThat(usage().path("reserved").asLong()).isZero();
        assertThat(lineCount()).isEqualTo(1);
    }

    @Test
    void whatLineRefusesIsGivenBackAndToldInLinesWords() {
        Http.Answer refused = raw(token, PUSH, "{\"to\":\"%s\",\"messages\":[]}".formatted(friends.getFirst()));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("details").get(0).path("property").asString())
                .isEqualTo("messages");
        assertThat(usage().path("reserved").asLong()).isZero();
        assertThat(usage().path("used").asLong()).isZero();
    }

    @Test
    void whatDoesNotFitTheClientsBudgetIsRefusedAsLineRefuses() {
        String small = client(shop, "small", 4L);

        MessagingApiClientException refused =
                refused(sdk(small).multicast(null, new MulticastRequest.Builder(text(), friends).build()));

        assertThat(refused.getCode()).isEqualTo(429);
        assertThat(refused.getError()).isEqualTo("You have reached your monthly limit.");
        assertThat(lineCount()).isZero();
        sdk(small)
                .multicast(null, new MulticastRequest.Builder(text(), friends.subList(0, 4)).build())
                .join();
        assertThat(refused(sdk(small).pushMessage(null, push())).getCode()).isEqualTo(429);
        sdk(token).pushMessage(null, push()).join();
        assertThat(lineCount()).isEqualTo(5);
    }

    @Test
    void whatDoesNotFitTheMonthLeavesNothingBehind() {
        assertThat(TODOKU.api()
                        .put("/api/v1/accounts/%s/budget".formatted(shop.account()), "{\"messages\":4}")
                        .status())
                .isEqualTo(200);

        assertThat(refused(sdk(token).multicast(null, new MulticastRequest.Builder(text(), friends).build()))
                        .getCode())
                .isEqualTo(429);
        assertThat(lineCount()).isZero();
        assertThat(usage().path("reserved").asLong()).isZero();
    }

    @Test
    void aGroupCountsItsPeople() {
        String group = TODOKU.emulator()
                .post(
                        "/_emulator/accounts/%s/groups".formatted(shop.channelId()),
                        "{\"kind\":\"group\",\"memberCount\":4}")
                .json()
                .path("chatId")
                .asString();

        Http.Answer sent = raw(token, PUSH, body("hello").replace(friends.getFirst(), group));

        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        assertThat(lineCount()).isEqualTo(4);
        assertThat(usage().path("used").asLong()).isEqualTo(4);
    }

    @Test
    void aBroadcastCountsAtMostWhatWasReserved() {
        TODOKU.emulator()
                .put(
                        "/_emulator/accounts/%s/webhook".formatted(shop.channelId()),
                        "{\"url\":\"%s/webhook/%s\"}".formatted(TODOKU.url(), shop.account()));
        friends.forEach(friend -> TODOKU.emulator()
                .post(
                        "/_emulator/accounts/%s/actions".formatted(shop.channelId()),
                        "{\"actions\":[{\"userId\":\"%s\",\"type\":\"follow\"}]}".formatted(friend)));
        TODOKU.settle();

        assertThat(raw(token, "/v2/bot/message/broadcast", "{\"messages\":[{\"type\":\"text\",\"text\":\"x\"}]}")
                        .status())
                .isEqualTo(200);

        assertThat(usage().path("used").asLong()).isEqualTo(6); // five friends, and 2 %, whole messages
    }

    @Test
    void everythingElsePassesUnchanged() {
        Http gateway = new Http(base(), token);
        String profile = "/v2/bot/profile/" + friends.getFirst();
        Http line = new Http(TODOKU.emulator().base(), shop.channelAccessToken());

        assertThat(gateway.get(profile).json()).isEqualTo(line.get(profile).json());
        assertThat(gateway.get("/gateway" + profile).json())
                .isEqualTo(line.get(profile).json());
        Http.Answer unknown = gateway.get("/v2/bot/message/1/content");
        assertThat(unknown.status())
                .isEqualTo(line.get("/v2/bot/message/1/content").status());
        assertThat(unknown.header("x-line-request-id")).isNotBlank();
        assertThat(gateway.get("/v2/bot/message/quota?x=%20").status()).isEqualTo(200);
        assertThat(gateway.get("/v2/bot/message/%70ush").status()).isEqualTo(404);
        assertThat(raw(token, "/v2/bot/message/%70ush", body("hidden")).status())
                .isEqualTo(404);
        assertThat(raw(token, base() + "//v2/bot/message/push", body("hidden")).status())
                .isEqualTo(404);
        assertThat(raw(token, "/v2/bot/message/PUSH", body("counted")).status()).isEqualTo(200);
        assertThat(usage().path("used").asLong()).isEqualTo(1);
    }

    @Test
    void badRequestsAreRefusedInLinesForm() {
        assertThat(raw(token, PUSH, "{").json().path("message").asString())
                .isEqualTo("The request body could not be parsed as JSON (line: 1, column: 1)");
        assertThat(raw(token, PUSH, "{\"to\":\"%1$s\",\"to\":\"%1$s\"}".formatted(friends.getFirst()))
                        .status())
                .isEqualTo(400);
        assertThat(raw(token, PUSH, body("x"), "X-Line-Retry-Key", "1").status())
                .isEqualTo(400);
        assertThat(raw(token, "/v2/bot/message/multicast", "{\"to\":[\"x\"],\"messages\":[]}")
                        .json()
                        .path("message")
                        .asString())
                .startsWith("The property, to[0], in the request body is invalid");
        assertThat(raw(token, "/v2/bot/message/narrowcast", "{}").status()).isEqualTo(403);
        assertThat(raw(token, "/oauth2/v3/token", "").status()).isEqualTo(403);
        assertThat(raw("todoku_gateway_x", PUSH, body("x")).status()).isEqualTo(401);
        assertThat(new Http(base(), null).get("/v2/bot/info").status()).isEqualTo(401);
        assertThat(usage().path("reserved").asLong()).isZero();
    }

    @Test
    void theGatewayIsOnItsPortOnlyAndNothingElseIs() {
        assertThat(new Http(base(), TODOKU.home().toString())
                        .get("/api/v1/accounts")
                        .status())
                .isEqualTo(401);
        assertThat(raw(token, "/api/v1/accounts", "{}").status()).isEqualTo(404);
        assertThat(new Http(TODOKU.url(), token).get("/gateway/v2/bot/info").text())
                .doesNotContain("basicId");
        assertThat(new Http(TODOKU.url(), token).get("/api/v1/accounts").status())
                .isEqualTo(401);
    }

    @Test
    void aTokenIsOfOneAccountAndEndsWhenItIsRevoked() {
        Connected other = TODOKU.connect("jp-2023-light", null, 0);
        String theirs = client(other, "theirs", null);
        String bot = new Http(base(), token)
                .get("/v2/bot/info")
                .json()
                .path("userId")
                .asString();
        assertThat(new Http(base(), theirs)
                        .get("/v2/bot/info")
                        .json()
                        .path("userId")
                        .asString())
                .isNotEqualTo(bot);

        String id = clients().get(0).path("clientId").asString();
        String path = "/api/v1/accounts/%s/gateway/clients/" + id;
        assertThat(TODOKU.api().delete(path.formatted(other.account())).status())
                .isEqualTo(404);
        assertThat(TODOKU.api().delete(path.formatted(shop.account())).status()).isEqualTo(204);

        assertThat(raw(token, PUSH, body("x")).status()).isEqualTo(401);
        assertThat(raw(theirs, PUSH, body("x")).status()).isNotEqualTo(401);
    }

    @Test
    void aSecretIsShownOnceOnly() {
        assertThat(TODOKU.api()
                        .get("/api/v1/accounts/%s/gateway/clients".formatted(shop.account()))
                        .text())
                .doesNotContain(token);
    }

    @Test
    @Order(Integer.MAX_VALUE) // the month is another one afterwards
    void nothingCountedLeavesAroundTheReset() {
        Instant end = BillingMonth.of(TODOKU.now(), TOKYO).end();
        TODOKU.advance(Duration.between(TODOKU.now(), end.minusSeconds(5)));

        Http.Answer answer = raw(token, PUSH, body("x"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.json().path("message").asString()).contains("reset");
        TODOKU.advance(Duration.ofMinutes(3));
        assertThat(raw(token, PUSH, body("x")).status()).isEqualTo(200);
    }

    private PushMessageRequest push() {
        return new PushMessageRequest.Builder(friends.getFirst(), text()).build();
    }

    private static List<Message> text() {
        return List.of(new TextMessage("hello"));
    }

    private String body(String text) {
        return "{\"to\":\"%s\",\"messages\":[{\"type\":\"text\",\"text\":\"%s\"}]}".formatted(friends.getFirst(), text);
    }

    private static Http.Answer raw(String token, String path, String body, String... headers) {
        return new Http(base(), token).post(path, body, headers);
    }

    private static URI base() {
        return URI.create("http://localhost:" + TODOKU.bean(Connector.class).getLocalPort());
    }

    private static MessagingApiClient sdk(String token) {
        return MessagingApiClient.builder(token).apiEndPoint(base()).build();
    }

    private static MessagingApiClientException refused(CompletableFuture<?> call) {
        try {
            call.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof MessagingApiClientException refused) {
                return refused;
            }
            throw e;
        }
        throw new AssertionError("got an answer (expected: a refusal)");
    }

    private static String client(Connected shop, String name, @Nullable Long budget) {
        Http.Answer made = TODOKU.api()
                .post(
                        "/api/v1/accounts/%s/gateway/clients".formatted(shop.account()),
                        "{\"name\":\"%s\",\"purpose\":\"chat\",\"budget\":%s}".formatted(name, budget));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("token").asString();
    }

    private JsonNode clients() {
        return TODOKU.api()
                .get("/api/v1/accounts/%s/gateway/clients".formatted(shop.account()))
                .json()
                .path("items");
    }

    private JsonNode usage() {
        return TODOKU.api()
                .get("/api/v1/accounts/%s/usage?month=%s".formatted(shop.account(), month()))
                .json();
    }

    private long lineCount() {
        return TODOKU.emulator()
                .get("/_emulator/accounts/%s/usage?month=%s".formatted(shop.channelId(), month()))
                .json()
                .path("used")
                .asLong();
    }

    private static String month() {
        return YearMonth.from(TODOKU.now().atZone(TOKYO)).toString();
    }

    private static List<String> friends(Connected shop, int count) {
        return TODOKU.emulator()
                .post("/_emulator/accounts/%s/friends".formatted(shop.channelId()), "{\"count\":%d}".formatted(count))
                .json()
                .path("userIds")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static void faults(String rules) {
        Http.Answer answer = TODOKU.emulator().put("/_emulator/faults", "{\"seed\":1,\"rules\":[" + rules + "]}");
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
    }
}
