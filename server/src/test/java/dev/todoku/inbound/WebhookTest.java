package dev.todoku.inbound;

import static dev.todoku.inbound.WebhookCalls.follow;
import static dev.todoku.inbound.WebhookCalls.text;
import static dev.todoku.inbound.WebhookCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class WebhookTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final Instant AT = Instant.parse("2026-11-22T02:59:59Z");

    private Connected shop;
    private WebhookCalls line;

    @BeforeEach
    void connect() {
        shop = TODOKU.connect("jp-2023-light", null, 0);
        line = new WebhookCalls(TODOKU, shop);
    }

    @Test
    void anEventSentThreeTimesChangesOurDataOnce() {
        for (int i = 0; i < 3; i++) {
            assertThat(line.send(follow("01A", AT, user(1))).status()).isEqualTo(200);
        }
        line.settle();

        assertThat(history(1).path("items")).hasSize(1);
        assertThat(friend(1).path("status").asString()).isEqualTo("friend");
    }

    @Test
    void anEventTwiceInOneCallChangesOurDataOnce() {
        line.send(follow("01B", AT, user(1)), follow("01B", AT, user(1)));
        line.settle();

        assertThat(history(1).path("items")).hasSize(1);
    }

    @Test
    void aWrongSignatureIsRefusedAndNothingIsStored() {
        String body = line.body(follow("01C", AT, user(1)));

        Http.Answer answer = line.sendSigned(body, "aGVsbG8=");
        line.settle();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:todoku:problem:bad-signature");
        assertThat(TODOKU.open().post("/webhook/" + shop.account(), body).status())
                .isEqualTo(401);
        assertThat(friends()).isEmpty();
        assertThat(setAside()).isEmpty();
    }

    @Test
    void anAccountNobodyKnowsIsNotFound() {
        assertThat(TODOKU.open().post("/webhook/999", "{}").status()).isEqualTo(404);
    }

    @Test
    void aCallForAnotherBotIsRefusedAndShown() {
        Http.Answer answer = line.sendTo(user(77), follow("01D", AT, user(1)));
        line.settle();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(friends()).isEmpty();
        assertThat(setAside()).hasSize(1);
        assertThat(setAside().get(0).path("reason").asString()).isEqualTo("wrong-destination");
        assertThat(setAside().get(0).path("detail").asString()).startsWith("destination: got '" + user(77));
    }

    @Test
    void aBodyThatIsNoJsonIsRefusedAndShown() {
        assertThat(line.sendBody("{\"destination\":").status()).isEqualTo(400);
        assertThat(line.sendBody("[]").status()).isEqualTo(400);
        assertThat(line.sendBody("{}").status()).isEqualTo(400);
        assertThat(setAside()).hasSize(3);
    }

    @Test
    void aBodyOfThreeMegabytesIsTooLarge() {
        assertThat(line.sendBody(" ".repeat(3 * 1024 * 1024)).status()).isEqualTo(413);
        assertThat(setAside()).isEmpty();
    }

    @Test
    void aCallWithoutEventsIsAConnectivityCheck() {
        assertThat(line.send().status()).isEqualTo(200);
    }

    @Test
    void malformedEventsAreSetAsideAndTheRestIsProcessed() {
        Http.Answer answer = line.send(
                "{\"type\":\"follow\"}",
                follow("01E", AT, user(1)),
                "42",
                follow("bad\\u0000id", AT, user(3)),
                follow("01F", AT, user(2)));
        line.settle();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(friends()).hasSize(2);
        assertThat(setAside()).hasSize(3);
        assertThat(setAside()).allSatisfy(entry -> {
            assertThat(entry.path("reason").asString()).isEqualTo("malformed-event");
            assertThat(entry.path("detail").asString()).contains("got").contains("expected");
        });
    }

    @Test
    void textThatNoTableTakesDoesNotStopTheCall() {
        Http.Answer answer =
                line.send(text("01G", AT, user(1), "\\u0000\\ud83d"), text("01H", AT, user(2), "ほうじ茶🍵\\ud83c\\udf75"));
        line.settle();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(friends()).hasSize(2);
    }

    @Test
    void eventsOfTypesNobodyKnowsMeetTheirFriend() {
        line.send("""
                {"type":"teleport","mode":"active","timestamp":1,"source":{"type":"user","userId":"%s"},\
                "webhookEventId":"01J","deliveryContext":{"isRedelivery":false}}""".formatted(user(5)));
        line.settle();

        assertThat(friend(5).path("status").asString()).isEqualTo("visitor");
    }

    @Test
    void whatIsSetAsideIsPagedNewestFirst() {
        for (int i = 0; i < 5; i++) {
            line.send("\"event %d\"".formatted(i));
        }
        String path = "/api/v1/accounts/%s/inbound/set-aside?limit=3".formatted(shop.account());

        JsonNode first = TODOKU.api().get(path).json();
        JsonNode second = TODOKU.api()
                .get(path + "&cursor=" + first.path("next").asString())
                .json();

        assertThat(first.path("items")
                        .valueStream()
                        .map(item -> item.path("excerpt").asString()))
                .containsExactly("\"event 4\"", "\"event 3\"", "\"event 2\"");
        assertThat(second.path("items")
                        .valueStream()
                        .map(item -> item.path("excerpt").asString()))
                .containsExactly("\"event 1\"", "\"event 0\"");
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void oneAccountNeverSeesWhatAnotherSetAside() {
        Connected other = TODOKU.connect("jp-2023-light", null, 0);
        line.send("1");
        line.send(follow("01K", AT, user(1)));
        new WebhookCalls(TODOKU, other).send(follow("01K", AT, user(2)));
        line.settle();

        assertThat(TODOKU.api()
                        .get("/api/v1/accounts/%s/inbound/set-aside".formatted(other.account()))
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(friends()).hasSize(1);
        assertThat(TODOKU.api()
                        .get("/api/v1/accounts/%s/friends/%s".formatted(other.account(), user(1)))
                        .status())
                .isEqualTo(404);
    }

    private JsonNode friends() {
        return TODOKU.api()
                .get("/api/v1/accounts/%s/friends".formatted(shop.account()))
                .json()
                .path("items");
    }

    private JsonNode setAside() {
        return TODOKU.api()
                .get("/api/v1/accounts/%s/inbound/set-aside".formatted(shop.account()))
                .json()
                .path("items");
    }

    private JsonNode friend(int number) {
        return TODOKU.api()
                .get("/api/v1/accounts/%s/friends/%s".formatted(shop.account(), user(number)))
                .json();
    }

    private JsonNode history(int number) {
        return TODOKU.api()
                .get("/api/v1/accounts/%s/friends/%s/history".formatted(shop.account(), user(number)))
                .json();
    }
}
