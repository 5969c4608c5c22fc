package dev.todoku.emulator.conformance;

import dev.todoku.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that are nearly right. */
final class Mutation {
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "9223372036854775808",
            "0.1",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"https://\"",
            "\"U00000000000000000000000000000000\"",
            "\"2026-02-30\"",
            "\"{a}\"",
            "\"" + "あ".repeat(6_000) + "\"",
            "[]",
            "[null]",
            "[[[[]]]]",
            "{}",
            "{\"type\":null}",
            "{\"type\":\"text\"}",
            "{\"type\":\"flex\",\"altText\":\"a\",\"contents\":{\"type\":\"bubble\",\"body\":{\"type\":\"box\"}}}");

    private Mutation() {}

    /** With one to three of its values other ones, missing, or more of them. */
    static byte[] ofJson(byte[] body, Random random) {
        JsonNode root = Json.read(body);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            List<JsonNode> holders = new ArrayList<>();
            collect(root, holders);
            change(holders.get(random.nextInt(holders.size())), random);
        }
        return Json.write(root);
    }

    private static void collect(JsonNode node, List<JsonNode> holders) {
        if (node.isContainer()) holders.add(node);
        node.forEach(child -> collect(child, holders));
    }

    private static void change(JsonNode holder, Random random) {
        JsonNode value = Json.mapper().readTree(VALUES.get(random.nextInt(VALUES.size())));
        switch (holder) {
            case ObjectNode object -> {
                List<String> names = new ArrayList<>(object.propertyNames());
                if (names.isEmpty() || random.nextInt(8) == 0) object.set("unknown", value);
                else if (random.nextInt(4) == 0) object.remove(names.get(random.nextInt(names.size())));
                else object.set(names.get(random.nextInt(names.size())), value);
            }
            case ArrayNode array -> {
                if (array.isEmpty() || random.nextInt(4) == 0) array.add(value);
                else if (random.nextInt(4) == 0) array.remove(random.nextInt(array.size()));
                else array.set(random.nextInt(array.size()), value);
            }
            default -> throw new AssertionError(holder);
        }
    }

    /** Cut off, with bytes changed, or with a part of itself in it again. */
    static byte[] ofBytes(byte[] body, Random random) {
        byte[] bytes = body.clone();
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> {
                for (int i = 0; i < 4; i++) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                yield bytes;
            }
            case 2 -> twice(bytes, random.nextInt(bytes.length));
            default -> "[".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] twice(byte[] bytes, int from) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + bytes.length - from);
        System.arraycopy(bytes, from, longer, bytes.length, bytes.length - from);
        return longer;
    }
}
