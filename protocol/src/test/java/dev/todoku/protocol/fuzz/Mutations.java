package dev.todoku.protocol.fuzz;

import dev.todoku.protocol.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Documents with one thing wrong, chosen by a seed. */
final class Mutations {

    private static final int DEEP = 60;

    private final RandomGenerator random;

    /** What is put in place of something: all kinds, and the edges of each. */
    private final List<Supplier<JsonNode>> values = List.of(
            () -> Json.mapper().nullNode(),
            () -> Json.tree(true),
            () -> Json.tree(0),
            () -> Json.tree(-1),
            () -> Json.tree(1.5),
            () -> Json.tree(Long.MAX_VALUE),
            () -> Json.tree(BigInteger.TEN.pow(400)),
            () -> Json.tree(new BigDecimal("1e-999999999")),
            () -> Json.tree(new BigDecimal("1e999999999")),
            () -> Json.tree(""),
            () -> Json.tree("bubble"),
            () -> Json.tree("{{{}"),
            () -> Json.tree("👨‍👩‍👧".repeat(400)),
            () -> Json.tree("https://example.com/%"),
            () -> Json.tree("1".repeat(40_000)),
            () -> Json.tree("\u0000\ud800"),
            Json::object,
            () -> Json.mapper().createArrayNode(),
            Mutations::nested);

    Mutations(RandomGenerator random) {
        this.random = random;
    }

    /** A copy in which one value is missing, doubled, renamed, or another. */
    JsonNode mutate(JsonNode document) {
        JsonNode copy = document.deepCopy();
        List<JsonNode> parents = new ArrayList<>();
        collect(copy, parents);
        if (!parents.isEmpty()) {
            switch (parents.get(random.nextInt(parents.size()))) {
                case ObjectNode object -> mutate(object);
                case ArrayNode array -> mutate(array);
                default -> throw new AssertionError();
            }
        }
        return copy;
    }

    private static void collect(JsonNode node, List<JsonNode> parents) {
        if (node.isContainer() && !node.isEmpty()) {
            parents.add(node);
        }
        node.forEach(child -> collect(child, parents));
    }

    private void mutate(ObjectNode object) {
        List<String> names = List.copyOf(object.propertyNames());
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "s", object.remove(name));
            case 2 -> object.set(name, object.get(names.get(random.nextInt(names.size()))));
            default -> object.set(name, value());
        }
    }

    private void mutate(ArrayNode array) {
        int index = random.nextInt(array.size());
        switch (random.nextInt(4)) {
            case 0 -> array.remove(index);
            case 1 -> {
                for (int times = random.nextInt(1, 200); times > 0; times--) {
                    array.add(array.get(index));
                }
            }
            default -> array.set(index, value());
        }
    }

    private JsonNode value() {
        return values.get(random.nextInt(values.size())).get();
    }

    private static JsonNode nested() {
        JsonNode nested = Json.tree("a");
        for (int i = 0; i < DEEP; i++) {
            nested = Json.mapper().createArrayNode().add(nested);
        }
        return nested;
    }

    /** A copy with a few bytes changed, cut out or repeated. */
    byte[] mutate(byte[] document) {
        byte[] bytes = document.clone();
        for (int times = random.nextInt(1, 4); times > 0 && bytes.length > 0; times--) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(random.nextInt(1, 30), bytes.length - at);
            bytes = switch (random.nextInt(3)) {
                case 0 -> {
                    bytes[at] = (byte) random.nextInt();
                    yield bytes;
                }
                case 1 -> splice(bytes, at, at + length);
                default -> splice(bytes, at + length, at);
            };
        }
        return bytes;
    }

    /** What is before {@code until}, and then what is after {@code from}: cut out if from is later, repeated if earlier. */
    private static byte[] splice(byte[] bytes, int until, int from) {
        byte[] spliced = new byte[until + bytes.length - from];
        System.arraycopy(bytes, 0, spliced, 0, until);
        System.arraycopy(bytes, from, spliced, until, bytes.length - from);
        return spliced;
    }
}
