package dev.todoku.protocol.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.todoku.protocol.Json;
import dev.todoku.protocol.webhook.ReceivedWebhook.Malformed;
import dev.todoku.protocol.webhook.ReceivedWebhook.Parsed;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class WebhookTest {

    private static final String BOT = "U8e742f61d673b39c7fff3cecb7536ef0";

    @Test
    void everyKindOfEventIsReadAndWrittenBack() throws IOException {
        JsonNode events = events();
        ReceivedWebhook webhook = WebhookReader.read(call(events));

        assertThat(webhook.destination()).isEqualTo(BOT);
        assertThat(webhook.events()).hasSameSizeAs(events).allSatisfy(received -> {
            assertThat(received).isInstanceOf(Parsed.class);
            Event event = ((Parsed) received).event();
            assertThat(event).isNotInstanceOf(Event.UnknownEvent.class);
            assertThat(event.type()).isEqualTo(received.raw().get("type").stringValue());
            assertThat(Json.read(Json.write(WebhookWriter.event(event)))).isEqualTo(received.raw());
        });
        assertThat(webhook.events().stream().map(received -> kind(((Parsed) received).event())))
                .as("every kind but the unknown one occurs")
                .contains(Stream.of(Event.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .filter(kind -> !kind.equals("UnknownEvent"))
                        .toArray(String[]::new));
    }

    @Test
    void aCallIsWrittenAsLineSendsIt() {
        CommonProperties common = new CommonProperties(
                EventMode.ACTIVE,
                Instant.ofEpochMilli(1_462_629_479_859L),
                new EventSource.User("U1"),
                "01FZ74A0TDDPYRVKNK77XKC3ZR",
                false,
                "token");
        Event event = new Event.FollowEvent(common, false);
        String expected = """
                {"destination":"%s","events":[{"type":"follow","mode":"active","timestamp":1462629479859,\
                "source":{"type":"user","userId":"U1"},"webhookEventId":"01FZ74A0TDDPYRVKNK77XKC3ZR",\
                "deliveryContext":{"isRedelivery":%s},"replyToken":"token","follow":{"isUnblocked":false}}]}""";

        assertThat(WebhookWriter.write(new WebhookRequest(BOT, List.of(event))))
                .asString(UTF_8)
                .isEqualTo(expected.formatted(BOT, false));
        assertThat(WebhookWriter.write(
                        new WebhookRequest(BOT, List.of(new Event.FollowEvent(common.redelivered(), false)))))
                .asString(UTF_8)
                .isEqualTo(expected.formatted(BOT, true));
    }

    @Test
    void anEmptyListOnlyChecksTheConnection() {
        byte[] body = WebhookWriter.write(new WebhookRequest(BOT, List.of()));
        assertThat(body).asString(UTF_8).isEqualTo("{\"destination\":\"" + BOT + "\",\"events\":[]}");
        assertThat(WebhookReader.read(body).events()).isEmpty();
    }

    @Test
    void unknownTypesAreKeptWhole() {
        ObjectNode event = follow().put("type", "purchase").put("unheardOf", 1.50);
        assertThat(read(event)).isInstanceOfSatisfying(Event.UnknownEvent.class, unknown -> {
            assertThat(unknown.type()).isEqualTo("purchase");
            assertThat(unknown.userId()).isEqualTo("U1");
            assertThat(WebhookWriter.event(unknown)).isEqualTo(event);
        });
    }

    @Test
    void unknownMessagesAndSourcesAndModesAreKept() {
        ObjectNode event = follow().put("type", "message").put("mode", "sleeping");
        event.putObject("source").put("type", "square").put("squareId", "S1");
        event.putObject("message").put("id", "1").put("type", "hologram").put("depth", 3);
        assertThat(read(event)).isInstanceOfSatisfying(Event.MessageEvent.class, message -> {
            assertThat(message.mode()).isEqualTo(EventMode.OTHER);
            assertThat(message.source()).isInstanceOf(EventSource.Unknown.class);
            assertThat(message.message()).isEqualTo(new MessageContent.Unknown("1", "hologram", event.get("message")));
            assertThat(WebhookWriter.event(message).get("message")).isEqualTo(event.get("message"));
        });
    }

    @Test
    void unknownPropertiesStayInTheRawEvent() {
        ObjectNode event = follow().put("unheardOf", "x");
        assertThat(WebhookReader.event(event)).isInstanceOfSatisfying(Parsed.class, parsed -> {
            assertThat(parsed.event()).isInstanceOf(Event.FollowEvent.class);
            assertThat(parsed.raw()).isEqualTo(event);
        });
    }

    @Test
    void aFollowWithoutItsDetailIsANewFriend() {
        ObjectNode event = follow();
        event.remove("follow");
        assertThat(read(event))
                .isInstanceOfSatisfying(
                        Event.FollowEvent.class,
                        follow -> assertThat(follow.isUnblocked()).isFalse());
    }

    @Test
    void oneBadEventDoesNotSpoilTheRest() {
        JsonNode events = Json.tree(List.of(follow(), 7, follow().put("timestamp", "now"), follow()));
        assertThat(WebhookReader.read(call(events)).events())
                .satisfiesExactly(
                        good -> assertThat(good).isInstanceOf(Parsed.class),
                        bad -> assertThat(bad)
                                .isEqualTo(new Malformed("event: got 7 (expected: an object)", events.get(1))),
                        bad -> assertThat(bad)
                                .isEqualTo(new Malformed(
                                        "timestamp: got \"now\" (expected: a whole number)", events.get(2))),
                        good -> assertThat(good).isInstanceOf(Parsed.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | type: got nothing (expected: a text)",
                "{'type':'follow'} | mode: got nothing (expected: a text)",
                "{'type':3} | type: got 3 (expected: a text)",
                "{'type':'follow','mode':'active','timestamp':1.5} | timestamp: got 1.5 (expected: a whole number)",
                "{'type':'follow','mode':'active','timestamp':1e999999999} "
                        + "| timestamp: got 1E+999999999 (expected: a whole number)",
                "{'type':'follow','mode':'active','timestamp':1,'source':'U1'} "
                        + "| source: got 'U1' (expected: an object)",
                "{'type':'follow','mode':'active','timestamp':1,'source':{'type':'group'}} "
                        + "| source.groupId: got nothing (expected: a text)",
                "{'type':'follow','mode':'active','timestamp':1,'webhookEventId':'0','deliveryContext':{}} "
                        + "| deliveryContext.isRedelivery: got nothing (expected: true or false)",
            })
    void aMalformedEventSaysWhatWasGotAndExpected(String event, String reason) {
        assertThat(WebhookReader.event(Json.read(event.replace('\'', '"'))))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.reason()).isEqualTo(reason.replace('\'', '"')));
    }

    @Test
    void whatIsInsideIsCheckedToo() {
        ObjectNode event = follow().put("type", "memberJoined");
        event.putObject("joined").putArray("members").add("U1");
        assertThat(WebhookReader.event(event))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.reason())
                                .isEqualTo("joined.members[0]: got \"U1\" (expected: an object)"));
    }

    @Test
    void aNumberMustBeFinite() {
        ObjectNode event = follow().put("type", "message");
        event.set("message", Json.read("{\"id\":\"1\",\"type\":\"location\",\"latitude\":1e999}"));
        assertThat(WebhookReader.event(event))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.reason())
                                .isEqualTo("message.latitude: got 1E+999 (expected: a number)"));
    }

    @Test
    void aReasonQuotesOnlyTheStartOfALongValue() {
        assertThat(WebhookReader.event(Json.tree("x".repeat(10_000))))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.reason())
                                .hasSizeLessThan(120)
                                .contains("…"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{", "{\"destination\":\"U1\",\"events\":[}"})
    void aBodyThatIsNoJsonIsRefused(String body) {
        assertThatThrownBy(() -> WebhookReader.read(body.getBytes(UTF_8)))
                .isInstanceOf(WebhookException.class)
                .hasMessageStartingWith("body: got ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | body: got ARRAY (expected: an object)",
                "{'events':[]} | destination: got nothing (expected: the user id of a bot)",
                "{'destination':1,'events':[]} | destination: got 1 (expected: the user id of a bot)",
                "{'destination':'U1'} | events: got nothing (expected: a list)",
                "{'destination':'U1','events':null} | events: got null (expected: a list)",
            })
    void aBodyThatIsNoCallIsRefused(String body, String reason) {
        assertThatThrownBy(() -> WebhookReader.read(body.replace('\'', '"').getBytes(UTF_8)))
                .isInstanceOf(WebhookException.class)
                .hasMessage(reason);
    }

    private static String kind(Event event) {
        return event.getClass().getSimpleName();
    }

    private static Event read(JsonNode event) {
        return ((Parsed) WebhookReader.event(event)).event();
    }

    private static byte[] call(JsonNode events) {
        return Json.write(Json.object().put("destination", BOT).set("events", events));
    }

    private static ObjectNode follow() {
        return (ObjectNode) Json.read("""
                {"type":"follow","mode":"active","timestamp":1462629479859,"source":{"type":"user","userId":"U1"},
                "webhookEventId":"01FZ74A0TDDPYRVKNK77XKC3ZR","deliveryContext":{"isRedelivery":false},
                "replyToken":"token","follow":{"isUnblocked":true}}""");
    }

    private static JsonNode events() throws IOException {
        try (InputStream in = WebhookTest.class.getResourceAsStream("events.json")) {
            return Json.read(Objects.requireNonNull(in, "events.json").readAllBytes());
        }
    }
}
