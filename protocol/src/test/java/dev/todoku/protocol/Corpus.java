package dev.todoku.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cases kept as JSON beside the tests. In them <code>{"$repeat": "a", "times": 3}</code> stands for the text {@code aaa},
 * or, where the repeated thing is no text, for a list.
 */
public final class Corpus {

    private Corpus() {}

    /** The elements of the list in the resource, written out. */
    public static Stream<JsonNode> read(Class<?> beside, String resource) {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            return Json.read(Objects.requireNonNull(in, resource).readAllBytes())
                    .valueStream()
                    .map(Corpus::expand);
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
            array.add(what.deepCopy());
        }
        return array;
    }
}
