package dev.todoku.protocol.flex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.Corpus;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.ErrorDetail;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.message.MessageReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Containers as a whole, and each property of each component with values on both sides of its limits. */
class FlexTest {

    @TestFactory
    Stream<DynamicTest> containers() {
        return Corpus.read(FlexTest.class, "containers.json")
                .map(entry -> DynamicTest.dynamicTest(
                        entry.get("name").stringValue(),
                        () -> check(entry.get("contents"), details(entry.get("details")))));
    }

    @TestFactory
    Stream<DynamicTest> properties() {
        return Corpus.read(FlexTest.class, "properties.json")
                .flatMap(row -> stream(row.get("on"))
                        .flatMap(on ->
                                properties(on.stringValue(), row.get("property").stringValue(), row)));
    }

    private static Stream<DynamicTest> properties(String on, String property, JsonNode row) {
        Sample sample = Sample.valueOf(on.toUpperCase(Locale.ROOT));
        Stream<DynamicTest> valid = stream(row.get("valid"))
                .map(value -> test(on, property, value, () -> check(sample.with(property, value), List.of())));
        Stream<DynamicTest> invalid = stream(row.get("invalid"))
                .map(pair -> test(
                        on,
                        property,
                        pair.get(0),
                        () -> check(
                                sample.with(property, pair.get(0)),
                                List.of(new ErrorDetail(pair.get(1).stringValue(), sample.place + "/" + property)))));
        return Stream.concat(valid, invalid);
    }

    private static DynamicTest test(String on, String property, JsonNode value, Runnable check) {
        String shown = value.toString();
        return DynamicTest.dynamicTest(
                on + "." + property + ": " + shown.substring(0, Math.min(40, shown.length())), check::run);
    }

    private static void check(JsonNode contents, List<ErrorDetail> details) {
        ObjectNode message = Json.object().put("type", "flex").put("altText", "a");
        message.set("contents", contents);
        Checked<?> read = MessageReader.read(Json.tree(List.of(message)));
        if (details.isEmpty()) {
            assertThat(read).isInstanceOf(Checked.Valid.class);
        } else {
            assertThat(read).isEqualTo(new Checked.Refused<>(ErrorBody.ofMessage("messages[0]", details)));
        }
    }

    private static List<ErrorDetail> details(JsonNode pairs) {
        return stream(pairs)
                .map(pair ->
                        new ErrorDetail(pair.get(0).stringValue(), pair.get(1).stringValue()))
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** A component with what it needs, where it may stand. */
    private enum Sample {
        BUBBLE("", "", "{'type':'bubble','body':{'type':'box','layout':'vertical','contents':[]}}"),
        BOX("/body", "", "{'type':'box','layout':'vertical','contents':[]}"),
        BUTTON("/body/contents/0", "vertical", "{'type':'button','action':{'type':'message','label':'a','text':'a'}}"),
        IMAGE("/body/contents/0", "horizontal", "{'type':'image','url':'https://example.com/a.png'}"),
        ICON("/body/contents/0", "baseline", "{'type':'icon','url':'https://example.com/a.png'}"),
        TEXT("/body/contents/0", "vertical", "{'type':'text','text':'a'}"),
        SPAN("/body/contents/0/contents/0", "vertical", "{'type':'span','text':'a'}"),
        SEPARATOR("/body/contents/0", "vertical", "{'type':'separator'}"),
        FILLER("/body/contents/0", "horizontal", "{'type':'filler'}"),
        VIDEO(
                "/hero",
                "",
                "{'type':'video','url':'https://example.com/a.mp4','previewUrl':'https://example.com/a.png',"
                        + "'altContent':{'type':'image','url':'https://example.com/a.png'}}");

        private final String place;
        private final String layout;
        private final String json;

        Sample(String place, String layout, String json) {
            this.place = place;
            this.layout = layout;
            this.json = json;
        }

        JsonNode with(String property, JsonNode value) {
            ObjectNode component = (ObjectNode) Json.read(json.replace('\'', '"'));
            component.set(property, value);
            ObjectNode bubble = Json.object().put("type", "bubble");
            return switch (this) {
                case BUBBLE -> component;
                case BOX -> bubble.set("body", component);
                case VIDEO -> bubble.set("hero", component);
                case SPAN -> {
                    ObjectNode text = Json.object().put("type", "text");
                    text.putArray("contents").add(component);
                    yield bubble.set("body", box(text));
                }
                default -> bubble.set("body", box(component));
            };
        }

        private ObjectNode box(ObjectNode component) {
            ObjectNode box = Json.object().put("type", "box").put("layout", layout);
            box.putArray("contents").add(component);
            return box;
        }
    }
}
