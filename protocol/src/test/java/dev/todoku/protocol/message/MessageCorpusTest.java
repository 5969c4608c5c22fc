package dev.todoku.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.Corpus;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.ErrorDetail;
import dev.todoku.protocol.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * The corpus of messages and what LINE answers: faults of the body, or, where a case names one with {@code in}, the faults
 * inside that message.
 */
class MessageCorpusTest {

    @TestFactory
    Stream<DynamicTest> lineAcceptsAndWeWriteTheSame() {
        return Corpus.read(MessageCorpusTest.class, "valid-messages.json")
                .map(entry -> test(entry, () -> {
                    JsonNode messages = entry.get("messages");
                    assertThat(MessageRules.validate(messages)).isEmpty();
                    List<Message> read =
                            MessageReader.read(messages).orElseThrow(error -> new AssertionError(error.message()));
                    assertThat(Json.read(Json.write(read)))
                            .isEqualTo(entry.has("written") ? entry.get("written") : messages);
                }));
    }

    @TestFactory
    Stream<DynamicTest> lineRefusesAndSaysWhy() {
        return Corpus.read(MessageCorpusTest.class, "invalid-messages.json")
                .map(entry -> test(entry, () -> {
                    List<ErrorDetail> details =
                            List.of(Json.mapper().treeToValue(entry.get("details"), ErrorDetail[].class));
                    ErrorBody expected = entry.has("in")
                            ? ErrorBody.ofMessage("messages[" + entry.get("in").intValue() + "]", details)
                            : ErrorBody.of(details);
                    assertThat(MessageReader.read(entry.get("messages"))).isEqualTo(new Checked.Refused<>(expected));
                    assertThat(MessageRules.validate(entry.get("messages")))
                            .hasSizeGreaterThanOrEqualTo(details.size());
                }));
    }

    private static DynamicTest test(JsonNode entry, Runnable check) {
        return DynamicTest.dynamicTest(entry.get("name").stringValue(), check::run);
    }
}
