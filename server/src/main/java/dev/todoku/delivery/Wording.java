package dev.todoku.delivery;

import dev.todoku.protocol.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;

/**
 * Messages cut where their texts have a variable: {@code {name}}, or {@code {name|お客様}} with what stands there for whom it
 * is not known of; without a fallback that is nothing. The characters between are those of the JSON as it was given, so a
 * repeat has the same bytes whatever a library's next version does.
 *
 * <p>Braces that a {@code textV2} message substitutes are LINE's; what is put between them is escaped as LINE asks.
 */
public final class Wording {

    private static final Pattern VARIABLE =
            Pattern.compile("\\{([a-z][a-z0-9_-]{0,62})(?:\\|((?:[^\"\\\\{}]|\\\\.)*))?}");

    /** Properties that people read. */
    private static final Set<String> TEXTS = Set.of("text", "altText", "title", "label", "displayText", "fillInText");

    private final List<Piece> pieces;
    private final List<Variable> variables;
    private final List<Variable> misplaced;

    private Wording(List<Piece> pieces, List<Variable> variables, List<Variable> misplaced) {
        this.pieces = List.copyOf(pieces);
        this.variables = List.copyOf(variables);
        this.misplaced = List.copyOf(misplaced);
    }

    /**
     * Something of the friend that stands in a message.
     *
     * @param path where, as LINE's errors say it: {@code messages[0].text}
     */
    public record Variable(String key, String path) {}

    /**
     * Characters as they are, and then a variable; the last piece has none.
     *
     * @param fallback as JSON has it
     * @param braces whether braces are LINE's there
     */
    private record Piece(String before, String key, String fallback, boolean braces) {}

    static Wording of(String messagesJson) {
        return VARIABLE.matcher(messagesJson).find()
                ? new Cutting(messagesJson).cut()
                : new Wording(List.of(new Piece(messagesJson, "", "", false)), List.of(), List.of());
    }

    /** In the order they stand in. */
    public List<Variable> variables() {
        return variables;
    }

    /** What is written like a variable where nobody reads it, or where its length would move an emoji. */
    public List<Variable> misplaced() {
        return misplaced;
    }

    public Set<String> keys() {
        return variables.stream().map(Variable::key).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The messages for one friend; values are those kept with the batch. */
    public String renderedFor(Map<String, String> values) {
        StringBuilder json = new StringBuilder();
        for (Piece piece : pieces) {
            json.append(piece.before());
            String value = values.getOrDefault(piece.key(), "");
            if (value.isBlank()) {
                json.append(piece.fallback());
            } else {
                String plain = piece.braces() ? value.replace("{", "{{").replace("}", "}}") : value;
                json.append(JsonStringEncoder.getInstance().quoteAsCharArray(plain));
            }
        }
        return json.toString();
    }

    private static final class Cutting {

        private final String json;
        private final JsonNode messages;
        private final List<Piece> pieces = new ArrayList<>();
        private final List<Variable> variables = new ArrayList<>();
        private final List<Variable> misplaced = new ArrayList<>();
        private int done;

        Cutting(String json) {
            this.json = json;
            this.messages = Json.read(json);
        }

        Wording cut() {
            try (JsonParser parser = Json.mapper().createParser(json)) {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token == JsonToken.VALUE_STRING) {
                        int start = (int) parser.currentTokenLocation().getCharOffset();
                        String pointer =
                                parser.streamReadContext().pathAsPointer().toString();
                        string(pointer, String.valueOf(parser.currentName()), start + 1, end(start + 1));
                    }
                }
            }
            pieces.add(new Piece(json.substring(done), "", "", false));
            return new Wording(pieces, variables, misplaced);
        }

        /** The quote that ends the string. */
        private int end(int from) {
            int at = from;
            while (json.charAt(at) != '"') {
                at += json.charAt(at) == '\\' ? 2 : 1;
            }
            return at;
        }

        private void string(String pointer, String property, int from, int to) {
            JsonNode message = messages.path(Integer.parseInt(pointer.split("/", 3)[1]));
            boolean own = message.path("type").asString("").equals("textV2") && pointer.matches("/\\d+/text");
            int lastEmoji = pointer.matches("/\\d+/text") ? lastEmoji(message) : -1;
            Matcher found = VARIABLE.matcher(json).region(from, to);
            while (found.find()) {
                String key = found.group(1);
                if (own && message.path("substitution").has(key)) {
                    continue;
                }
                Variable variable = new Variable(key, path(pointer));
                if (!TEXTS.contains(property) || length(from, found.start()) <= lastEmoji) {
                    misplaced.add(variable);
                    continue;
                }
                variables.add(variable);
                String fallback = found.group(2) == null ? "" : found.group(2);
                pieces.add(new Piece(json.substring(done, found.start()), key, fallback, own));
                done = found.end();
            }
        }

        /** LINE finds these emoji by their index, which a value of any length before them would move. */
        private static int lastEmoji(JsonNode message) {
            return message.path("emojis")
                    .valueStream()
                    .mapToInt(emoji -> emoji.path("index").asInt(-1))
                    .max()
                    .orElse(-1);
        }

        /** UTF-16 units of a part of a string, escapes resolved. */
        private int length(int from, int to) {
            return Json.read('"' + json.substring(from, to) + '"').stringValue().length();
        }

        private static String path(String pointer) {
            return "messages" + pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.');
        }
    }
}
