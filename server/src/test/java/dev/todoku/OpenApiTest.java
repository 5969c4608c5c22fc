package dev.todoku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.RunningTodoku;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * The committed {@code openapi.yaml} is what the server answers, so that a change of the API shows in review and the
 * console's types follow it. {@code -Dtodoku.openapi.write} writes it anew.
 */
class OpenApiTest {

    private static final Path COMMITTED = Path.of("openapi.yaml");

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    @Test
    void theCommittedApiIsTheServedOne() throws IOException {
        String served = TODOKU.api().get("/v3/api-docs.yaml").text();
        if (Boolean.getBoolean("todoku.openapi.write")) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(served).contains("operationId: sendCampaign").isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void aListComesInPagesOrSaysHowManyItHoldsAtMost() {
        JsonNode api = TODOKU.api().get("/v3/api-docs").json();
        Map<String, JsonNode> lists = new TreeMap<>();
        api.path("paths").propertyStream().forEach(path -> {
            JsonNode get = path.getValue().path("get");
            if (answer(api, get).path("properties").has("items")) {
                lists.put(path.getKey(), get);
            }
        });

        assertThat(lists).hasSizeGreaterThan(20);
        lists.forEach((path, get) -> {
            if (get.path("parameters").valueStream().noneMatch(each -> named(each, "cursor"))) {
                assertThat(get.path("summary").asString()).as(path).containsPattern("\\(at most [0-9,]+\\)");
            }
        });
    }

    private static boolean named(JsonNode parameter, String name) {
        return parameter.path("name").asString().equals(name);
    }

    /** What the call answers with when all is well, references followed. */
    private static JsonNode answer(JsonNode api, JsonNode call) {
        JsonNode schema = call.at("/responses/200/content/application~1json/schema");
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : api.at(reference.substring(1));
    }
}
