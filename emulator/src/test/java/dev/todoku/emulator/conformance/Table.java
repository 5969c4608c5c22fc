package dev.todoku.emulator.conformance;

import dev.todoku.emulator.Box.Answer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What was answered, by operation, and as Markdown. */
final class Table {
    private static final String HEAD = """
            # What the emulator answers

            Written by `ConformanceTest`, which asks for every line of it: each operation of LINE's API, how it answers when all is
            well, and each refusal that LINE documents for it. `-Dtodoku.conformance.write` writes it anew. A property with `[]` is a list,
            one with `{}` an object. How each answer is brought about stands in
            `emulator/src/test/resources/dev/todoku/emulator/conformance`.

            ## Refused alike wherever it applies

            """;

    private final Map<String, Set<String>> successes = new TreeMap<>();
    private final Map<String, Set<String>> refusals = new TreeMap<>();
    /** By refusal, the operations that were asked for it. */
    private final Map<String, Set<String>> common = new TreeMap<>();

    void success(String operation, Answer answer) {
        successes.computeIfAbsent(operation, _ -> new TreeSet<>()).add(shape(answer));
    }

    void refusal(String operation, String documented) {
        refusals.computeIfAbsent(operation, _ -> new TreeSet<>()).add(documented);
    }

    void common(String operation, String documented) {
        common.computeIfAbsent(documented, _ -> new TreeSet<>()).add(operation);
    }

    Set<String> succeeded() {
        return successes.keySet();
    }

    Set<String> refused(String operation) {
        return refusals.getOrDefault(operation, Set.of());
    }

    String markdown() {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("| Answer | Operations |\n|---|---|\n");
        common.forEach((answer, operations) -> row(text, answer, operations.size() + " of " + successes.size()));
        text.append("\n## By operation\n\n| Operation | All is well | Refused |\n|---|---|---|\n");
        successes.forEach((operation, answers) -> row(
                text,
                "`" + operation + "`",
                String.join("<br>", answers),
                refused(operation).stream().map(Table::escaped).collect(Collectors.joining("<br>"))));
        return text.toString();
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String escaped(String text) {
        return text.replace("<", "&lt;").replace("|", "\\|");
    }

    /** The status and the names of what came, or its kind. */
    private static String shape(Answer answer) {
        int length = answer.response().body().length;
        String type = String.valueOf(answer.header("Content-Type"));
        if (length == 0) return answer.status() + " empty";
        if (!type.startsWith("application/json")) return answer.status() + " " + type.split(";", 2)[0];
        List<String> names = new ArrayList<>();
        for (var property : new LinkedHashMap<>(fields(answer.json())).entrySet())
            names.add(property.getKey()
                    + (property.getValue().isArray()
                            ? "[]"
                            : property.getValue().isObject() ? "{}" : ""));
        return answer.status() + (names.isEmpty() ? " `{}`" : " `" + String.join(", ", names) + "`");
    }

    private static Map<String, JsonNode> fields(JsonNode json) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        json.properties().forEach(property -> fields.put(property.getKey(), property.getValue()));
        return fields;
    }

    /** All that LINE may say in an answer: its message, its details, an OAuth error, a page or where to go on. */
    static Set<String> texts(Answer answer) {
        Set<String> texts = new TreeSet<>();
        String location = answer.header("Location");
        if (location != null) texts.add(URLDecoder.decode(location, StandardCharsets.UTF_8));
        byte[] body = answer.response().body();
        if (!String.valueOf(answer.header("Content-Type")).startsWith("application/json")) {
            texts.add(new String(body, StandardCharsets.UTF_8));
            return texts;
        }
        JsonNode json = answer.json();
        for (String name : List.of("message", "error_description", "error"))
            if (json.has(name)) texts.add(json.get(name).asString("null"));
        for (JsonNode detail : json.path("details"))
            texts.add(detail.path("message").asString(""));
        return texts;
    }
}
