package dev.todoku.protocol.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.Corpus;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.ErrorDetail;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.message.MessageReader;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.Findings;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Each action in each place it may stand, and LINE's answer there. */
class ActionCorpusTest {

    @TestFactory
    Stream<DynamicTest> actions() {
        return Corpus.read(ActionCorpusTest.class, "actions.json")
                .flatMap(entry -> stream(entry.get("in"))
                        .map(place -> DynamicTest.dynamicTest(
                                entry.get("name").stringValue() + " in " + place.stringValue(),
                                () -> check(place.stringValue(), entry.get("action"), entry.get("faults")))));
    }

    private static void check(String place, JsonNode action, JsonNode faults) {
        String message = switch (place) {
            case "quickReply" ->
                "{'type':'text','text':'a','quickReply':{'items':[{'type':'action','action':ACTION}]}}";
            case "template" -> template("{'type':'buttons','text':'a','actions':[ACTION]}");
            case "card" ->
                template("{'type':'carousel','columns':[{'text':'a','defaultAction':ACTION,"
                        + "'actions':[{'type':'message','label':'a','text':'a'}]}]}");
            case "imageCarousel" ->
                template("{'type':'image_carousel','columns':[{'imageUrl':'https://example.com/a.png',"
                        + "'action':ACTION}]}");
            case "button" -> flex("'contents':[{'type':'button','action':ACTION}]");
            case "flex" -> flex("'contents':[],'action':ACTION");
            default -> throw new AssertionError(place);
        };
        Checked<?> read = MessageReader.read(
                Json.read("[" + message.replace('\'', '"').replace("ACTION", action.toString()) + "]"));
        List<ErrorDetail> details =
                stream(faults).map(fault -> detail(place, fault)).toList();
        if (details.isEmpty()) {
            assertThat(read).isInstanceOf(Checked.Valid.class);
        } else {
            assertThat(read)
                    .isEqualTo(new Checked.Refused<>(
                            place.equals("quickReply")
                                    ? ErrorBody.of(details)
                                    : ErrorBody.ofMessage("messages[0]", details)));
        }
    }

    private static ErrorDetail detail(String place, JsonNode fault) {
        String property = fault.get(1).stringValue();
        String at = switch (place) {
            case "quickReply" -> "messages[0].quickReply.items[0].action";
            case "template" -> "template/actions/0";
            case "card" -> "template/columns/0/defaultAction";
            case "imageCarousel" -> "template/columns/0/action";
            case "button" -> "/body/contents/0/action";
            default -> "/body/action";
        };
        String full = property.isEmpty() ? at : at + "." + property;
        return new ErrorDetail(fault.get(0).stringValue(), place.equals("quickReply") ? full : full.replace('.', '/'));
    }

    private static String template(String template) {
        return "{'type':'template','altText':'a','template':" + template + "}";
    }

    private static String flex(String inBody) {
        return "{'type':'flex','altText':'a','contents':{'type':'bubble','body':" + "{'type':'box','layout':'vertical',"
                + inBody + "}}}";
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Test
    void richMenusTakeEveryActionAndNeedNoLabel() {
        assertThat(Action.TYPES)
                .allSatisfy(type -> assertThat(
                                richMenu(
                                        "{'type':'" + type
                                                + "','data':'d','text':'a','uri':'tel:1','mode':'date','richMenuAliasId':'a-1_b','clipboardText':'c'}"))
                        .isEmpty());
    }

    @Test
    void richMenusSayOneThingOfAWrongUri() {
        assertThat(richMenu("{'type':'uri','uri':'/booking'}"))
                .containsExactly(new ErrorDetail("invalid uri", "areas[0].action.uri"));
        assertThat(richMenu("{'type':'uri','uri':'foo://a'}"))
                .containsExactly(new ErrorDetail("invalid uri", "areas[0].action.uri"));
        assertThat(richMenu("{'type':'richmenuswitch','richMenuAliasId':'Big'}"))
                .containsExactly(
                        new ErrorDetail("invalid property", "areas[0].action.richMenuAliasId"),
                        new ErrorDetail("must be specified", "areas[0].action.data"));
    }

    private static List<ErrorDetail> richMenu(String action) {
        Findings findings = new Findings();
        Fields menu = Fields.ofBody(Json.read(("{'areas':[{'action':" + action + "}]}").replace('\'', '"')), findings);
        Fields area = menu.requiredObjects("areas", 1, 1).getFirst();
        ActionReader.required(area.asDrawn(), "action", ActionPlace.RICH_MENU);
        return findings.details();
    }
}
