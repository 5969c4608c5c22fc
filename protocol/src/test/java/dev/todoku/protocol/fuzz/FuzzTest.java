package dev.todoku.protocol.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.Corpus;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.ErrorDetail;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.message.Message;
import dev.todoku.protocol.message.MessageReader;
import dev.todoku.protocol.message.MessageRules;
import dev.todoku.protocol.send.ValidateRequest;
import dev.todoku.protocol.webhook.ReceivedWebhook.Parsed;
import dev.todoku.protocol.webhook.WebhookException;
import dev.todoku.protocol.webhook.WebhookReader;
import dev.todoku.protocol.webhook.WebhookWriter;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What is read may be anything: each document of the corpus with something wrong, and with bytes wrong, is either read or
 * refused in LINE's words. Seeded, so what fails fails again.
 */
class FuzzTest {

    private static final int SHORT = 100;
    private static final int LONG = 5_000;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(20261122);
    private final Mutations mutations = new Mutations(random);

    @Test
    void messagesWithOneThingWrongAreReadOrRefused() {
        messages(SHORT);
    }

    @Test
    @Tag("long")
    void messagesWithOneThingWrongAreReadOrRefusedForLong() {
        messages(LONG);
    }

    @Test
    void bodiesWithBytesWrongAreReadOrRefused() {
        bodies(SHORT);
    }

    @Test
    @Tag("long")
    void bodiesWithBytesWrongAreReadOrRefusedForLong() {
        bodies(LONG);
    }

    @Test
    void eventsWithOneThingWrongAreReadOrSetAside() {
        events(SHORT);
    }

    @Test
    @Tag("long")
    void eventsWithOneThingWrongAreReadOrSetAsideForLong() {
        events(LONG);
    }

    private void messages(int times) {
        for (JsonNode messages : corpus()) {
            for (int i = 0; i < times; i++) {
                check(mutations.mutate(messages));
            }
        }
    }

    private static void check(JsonNode messages) {
        List<ErrorDetail> faults = MessageRules.validate(messages);
        switch (MessageReader.read(messages)) {
            case Checked.Valid<List<Message>>(List<Message> read) -> {
                assertThat(faults).as("%s", messages).isEmpty();
                JsonNode written = Json.read(Json.write(read));
                assertThat(MessageReader.read(written))
                        .as("%s", messages)
                        .isInstanceOfSatisfying(
                                Checked.Valid.class,
                                again -> assertThat(Json.read(Json.write(again.value())))
                                        .isEqualTo(written));
            }
            case Checked.Refused<List<Message>>(ErrorBody error) -> {
                assertThat(faults).as("%s", messages).isNotEmpty().allSatisfy(fault -> {
                    assertThat(fault.message()).isNotBlank();
                    assertThat(fault.property()).startsWith("messages");
                });
                assertThat(error.message()).isNotBlank();
            }
        }
    }

    private void bodies(int times) {
        for (JsonNode messages : corpus()) {
            byte[] body = Json.write(Json.object().set("messages", messages));
            for (int i = 0; i < times; i++) {
                assertThat(ValidateRequest.read(mutations.mutate(body))).isNotNull();
            }
        }
    }

    private void events(int times) {
        List<JsonNode> events = Corpus.read(WebhookReader.class, "events.json").toList();
        byte[] call = Json.write(Json.object().put("destination", "U1").set("events", Json.tree(events)));
        for (int i = 0; i < times; i++) {
            for (JsonNode event : events) {
                if (WebhookReader.event(mutations.mutate(event)) instanceof Parsed parsed) {
                    JsonNode written = Json.read(Json.write(WebhookWriter.event(parsed.event())));
                    assertThat(WebhookReader.event(written)).isInstanceOf(Parsed.class);
                }
            }
            try {
                assertThat(WebhookReader.read(mutations.mutate(call)).destination())
                        .isNotEmpty();
            } catch (WebhookException refused) {
                assertThat(refused).hasMessageContaining("expected");
            }
        }
    }

    private static List<JsonNode> corpus() {
        return Corpus.read(MessageReader.class, "valid-messages.json")
                .map(entry -> entry.get("messages"))
                .toList();
    }
}
