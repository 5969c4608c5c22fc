package dev.todoku.transfer;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.todoku.friend.Attribute;
import dev.todoku.friend.AttributeType;
import dev.todoku.friend.Effect;
import dev.todoku.friend.OwnKeys;
import dev.todoku.friend.Vocabulary;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.UserId;
import dev.todoku.transfer.ImportMapping.Empty;
import dev.todoku.transfer.ImportMapping.ImportColumn;
import dev.todoku.transfer.ImportMapping.Target;
import dev.todoku.transfer.Row.Wrong;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Reads rows as a mapping says, with the checks that values have everywhere. Used by one thread at a time. */
final class RowReader {

    /** Values of a column that are remembered: choices and dates come again and again. */
    private static final int REMEMBERED_MAX = 4_096;

    /** Characters of a row: far more than its values may have. */
    static final int ROW_LENGTH_MAX = 1 << 16;

    private static final int GOT_LENGTH_MAX = 200;
    private static final String BAR = "\\|";
    private static final String TAG_SEPARATORS = "[,、;；\\n]";
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "はい", "有", "あり", "○", "〇", "◯", "✓");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "いいえ", "無", "なし", "×", "✕", "-");

    /** As spreadsheets write an instant: in the account's zone. */
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-M-d H:mm[:ss]");

    private interface Reading {
        void read(String text, List<Effect> effects) throws Unfit;
    }

    /** A cell's text is not what it should be. */
    private static final class Unfit extends Exception {

        private final transient String expected;

        private Unfit(String expected) {
            super(expected, null, false, false);
            this.expected = expected;
        }
    }

    private record Cell(String column, int index, Reading reading) {}

    private final int columns;
    private final int keyIndex;
    private final String keyColumn;
    private final @Nullable Attribute keyAttribute;
    private final boolean clears;
    private final List<Cell> cells = new ArrayList<>();

    /**
     * Prepares for files of this header.
     *
     * @throws Problem 422 if the mapping does not fit header or vocabulary
     */
    RowReader(ImportMapping mapping, List<String> header, Vocabulary vocabulary, ZoneId zone) {
        columns = header.size();
        clears = mapping.empty() == Empty.CLEAR;
        keyColumn = mapping.key().column();
        keyIndex = index(header, keyColumn, "key.column");
        String own = mapping.key().attribute();
        keyAttribute = own == null ? null : vocabulary.attribute(own, "key.attribute");
        if (keyAttribute != null && !OwnKeys.canHold(keyAttribute)) {
            throw Problem.unprocessable(
                    "bad-mapping",
                    "key.attribute: got '%s' (expected: an attribute that holds text, numbers, e-mail addresses or phone numbers)"
                            .formatted(own));
        }
        Set<String> targets = new HashSet<>();
        for (int i = 0; i < mapping.columns().size(); i++) {
            ImportColumn column = mapping.columns().get(i);
            String path = "columns[%d]".formatted(i);
            int index = index(header, column.column(), path + ".column");
            if (column.to() != Target.TAGS && !targets.add(column.to() + " " + column.name())) {
                throw Problem.unprocessable(
                        "bad-mapping", "%s: got a second column for the same (expected: one)".formatted(path));
            }
            cells.add(new Cell(column.column(), index, reading(column, path + ".name", vocabulary, zone)));
        }
    }

    /** The attribute in which the account's own ids stand; null: rows name LINE users. */
    @Nullable Attribute keyAttribute() {
        return keyAttribute;
    }

    String keyColumn() {
        return keyColumn;
    }

    private static int index(List<String> header, String column, String path) {
        int index = column.isEmpty() ? -1 : header.indexOf(column);
        if (index < 0) {
            throw Problem.unprocessable(
                    "bad-mapping", "%s: got '%s' (expected: one of %s)".formatted(path, column, header));
        }
        return index;
    }

    private Reading reading(ImportColumn column, String path, Vocabulary vocabulary, ZoneId zone) {
        boolean named = column.to() == Target.ATTRIBUTE || column.to() == Target.TAG;
        if (named != (column.name() != null)) {
            throw Problem.unprocessable(
                    "bad-mapping",
                    "%s: got %s (expected: %s)"
                            .formatted(path, column.name(), named ? "a key or a name" : "nothing for this target"));
        }
        String name = Objects.requireNonNullElse(column.name(), "");
        return switch (column.to()) {
            case ATTRIBUTE -> values(vocabulary.attribute(name, path), zone);
            case TAG -> {
                int tag = vocabulary.tag(name, path).tagId();
                yield (text, effects) -> {
                    if (!text.isEmpty()) {
                        effects.add(yes(text) ? new Effect.TagAdded(tag) : new Effect.TagRemoved(tag));
                    }
                };
            }
            case TAGS -> (text, effects) -> tags(text, vocabulary, effects);
            case OPTED_OUT ->
                (text, effects) -> {
                    if (!text.isEmpty()) {
                        effects.add(yes(text) ? new Effect.OptedOut() : new Effect.OptedIn());
                    }
                };
        };
    }

    private Reading values(Attribute attribute, ZoneId zone) {
        Map<String, JsonNode> remembered = new HashMap<>();
        int id = attribute.attributeId();
        return (text, effects) -> {
            if (text.isEmpty()) {
                if (clears) {
                    effects.add(new Effect.AttributeSet(id, null));
                }
                return;
            }
            JsonNode value = remembered.get(text);
            if (value == null) {
                value = value(attribute, text, zone).orElseThrow(() -> new Unfit(attribute.expected()));
                if (remembered.size() < REMEMBERED_MAX) {
                    remembered.put(text, value);
                }
            }
            effects.add(new Effect.AttributeSet(id, value));
        };
    }

    private static Optional<JsonNode> value(Attribute attribute, String text, ZoneId zone) {
        Optional<JsonNode> value = attribute.fitting(StringNode.valueOf(text));
        if (value.isPresent() || attribute.type() != AttributeType.DATETIME) {
            return value;
        }
        try {
            LocalDateTime local = LocalDateTime.parse(text.replace('/', '-').replace('T', ' '), LOCAL);
            return attribute.fitting(
                    StringNode.valueOf(local.atZone(zone).toOffsetDateTime().toString()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A bar separates names, as exports have it; so does what people use, unless it is in a name. */
    private static void tags(String text, Vocabulary vocabulary, List<Effect> effects) throws Unfit {
        if (!text.isEmpty() && !tag(text, vocabulary, effects)) {
            for (String names : text.split(BAR, -1)) {
                if (!names.isBlank() && !tag(names.strip(), vocabulary, effects)) {
                    several(names, vocabulary, effects);
                }
            }
        }
    }

    private static void several(String names, Vocabulary vocabulary, List<Effect> effects) throws Unfit {
        for (String name : names.split(TAG_SEPARATORS, -1)) {
            if (!name.isBlank() && !tag(name.strip(), vocabulary, effects)) {
                throw new Unfit("names of tags, as a|b; there is no '%s'".formatted(name.strip()));
            }
        }
    }

    private static boolean tag(String name, Vocabulary vocabulary, List<Effect> effects) {
        try {
            effects.add(new Effect.TagAdded(vocabulary.tag(name, "tags").tagId()));
            return true;
        } catch (Problem unknown) {
            return false;
        }
    }

    private static boolean yes(String text) throws Unfit {
        String word = text.toLowerCase(java.util.Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new Unfit("yes or no");
        }
        return YES.contains(word);
    }

    Row read(CsvRecord record) {
        List<String> texts = record.getFields();
        List<Wrong> wrong = new ArrayList<>(0);
        List<Effect> effects = new ArrayList<>(cells.size() + 1);
        int length = texts.stream().mapToInt(String::length).sum();
        if (length > ROW_LENGTH_MAX) {
            wrong.add(new Wrong("", length + " characters", "at most " + ROW_LENGTH_MAX + " in a row"));
            List<String> begins =
                    texts.stream().limit(columns).map(RowReader::shown).toList();
            return new Row(record.getStartingLineNumber(), null, null, effects, wrong, begins);
        }
        if (texts.size() != columns) {
            wrong.add(new Wrong("", texts.size() + " cells", columns + " as in the header"));
            return new Row(record.getStartingLineNumber(), null, null, effects, wrong, texts);
        }
        String keyText = Cells.plain(texts.get(keyIndex));
        UUID user =
                keyAttribute == null ? UserId.find(keyText).map(UserId::value).orElse(null) : null;
        String key = keyAttribute == null ? null : key(keyAttribute, keyText);
        if (user == null && key == null) {
            wrong.add(new Wrong(
                    keyColumn,
                    shown(keyText),
                    keyAttribute == null ? "U and 32 lower-case hex digits" : keyAttribute.expected()));
        }
        for (Cell cell : cells) {
            String text = Cells.plain(texts.get(cell.index()));
            try {
                if (text.indexOf(Encoding.UNREADABLE) >= 0) {
                    throw new Unfit("characters that can be read: another encoding?");
                }
                cell.reading().read(text, effects);
            } catch (Unfit e) {
                wrong.add(new Wrong(cell.column(), shown(text), e.expected));
            }
        }
        if (effects.isEmpty()) {
            effects.add(new Effect.Seen());
        }
        return new Row(record.getStartingLineNumber(), user, key, effects, wrong, texts);
    }

    private static @Nullable String key(Attribute attribute, String text) {
        return attribute
                .fitting(StringNode.valueOf(text))
                .map(JsonNode::asString)
                .filter(key -> key.length() <= OwnKeys.LENGTH_MAX)
                .orElse(null);
    }

    private static String shown(String text) {
        return text.length() <= GOT_LENGTH_MAX ? text : text.substring(0, GOT_LENGTH_MAX) + "…";
    }
}
