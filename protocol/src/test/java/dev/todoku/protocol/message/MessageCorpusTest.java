package dev.todoku.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.ErrorDetail;
import dev.todoku.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The corpus of messages and what LINE answers. In it <code>{"$repeat": "a", "times": 3}</code> stands for the text
 * {@code aaa}, or, where the repeated thing is no text, for a list.
 */
class MessageCorpusTest {

    @TestFactory
    Stream<DynamicTest> lineAcceptsAndWeWriteTheSame() {
        return cases("valid-messages.json")
                .map(entry -> test(entry, messages -> {
                    assertThat(MessageRules.validate(messages)).isEmpty();
                    List<Message> read =
                            MessageReader.read(messages).orElseThrow(error -> new AssertionError(error.message()));
                    JsonNode expected = entry.has("written") ? expand(entry.get("written")) : messages;
                    assertThat(Json.read(Json.write(read))).isEqualTo(expected);
                }));
    }

    @TestFactory
    Stream<DynamicTest> lineRefusesAndSaysWhy() {
        return cases("invalid-messages.json")
                .map(entry -> test(entry, messages -> {
                    List<ErrorDetail> details = Stream.of(
                                    Json.mapper().treeToValue(entry.get("details"), ErrorDetail[].class))
                            .toList();
                    assertThat(MessageRules.validate(messages)).isEqualTo(details);
                    assertThat(MessageReader.read(messages)).isEqualTo(new Checked.Refused<>(ErrorBody.of(details)));
                }));
    }

    private static DynamicTest test(JsonNode entry, Consumer<JsonNode> check) {
        return DynamicTest.dynamicTest(
                entry.get("name").stringValue(), () -> check.accept(expand(entry.get("messages"))));
    }

    private static Stream<JsonNode> cases(String resource) {
        try (InputStream in = MessageCorpusTest.class.getResourceAsStream(resource)) {
            return Json.read(Objects.requireNonNull(in, resource).readAllBytes())
                    .valueStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode expand(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = Json.mapper().createArrayNode();
            node.forEach(element -> array.add(expand(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.has("$repeat")) {
            return repeat(expand(node.get("$repeat")), node.get("times").intValue());
        }
        ObjectNode object = Json.object();
        node.forEachEntry((name, value) -> object.set(name, expand(value)));
        return object;
    }

    private static JsonNode repeat(JsonNode what, int times) {
        if (what.isString()) {
            return Json.tree(what.stringValue().repeat(times));
        }
        ArrayNode array = Json.mapper().createArrayNode();
        for (int i = 0; i < times; i++) {
            array.add(what);
        }
        return array;
    }
}
