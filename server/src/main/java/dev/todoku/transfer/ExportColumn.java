package dev.todoku.transfer;

import dev.todoku.friend.Attribute;
import dev.todoku.friend.Friend;
import dev.todoku.friend.Vocabulary;
import dev.todoku.kernel.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A column of an export.
 *
 * @param title its name in the header
 * @param cell what a friend has in it
 */
record ExportColumn(String title, Function<Friend, String> cell) {

    static final String ATTRIBUTE = "attribute:";
    static final String TAG = "tag:";
    static final String TAGS = "tags";
    static final String OPTED_OUT = "optedOut";

    private static final Map<String, Function<Friend, @Nullable Object>> PLAIN = Map.of(
            "userId",
            Friend::userId,
            "displayName",
            Friend::displayName,
            "status",
            friend -> friend.status().name().toLowerCase(java.util.Locale.ROOT),
            "language",
            Friend::language,
            "followedAt",
            Friend::followedAt,
            OPTED_OUT,
            Friend::optedOut,
            TAGS,
            friend -> String.join("|", friend.tags()));

    /** What every friend has, in the order an export has it unless told otherwise. */
    static final List<String> FIXED =
            List.of("userId", "displayName", "status", "language", "followedAt", OPTED_OUT, TAGS);

    /**
     * The column of that name: one of {@link #FIXED}, {@code attribute:age}, {@code tag:VIP}.
     *
     * @throws Problem 422 if there is none
     */
    static ExportColumn of(String name, Vocabulary vocabulary, String path) {
        Function<Friend, @Nullable Object> plain = PLAIN.get(name);
        if (plain != null) {
            return new ExportColumn(name, friend -> {
                Object value = plain.apply(friend);
                return value == null ? "" : value.toString();
            });
        }
        if (name.startsWith(ATTRIBUTE)) {
            Attribute attribute = vocabulary.attribute(name.substring(ATTRIBUTE.length()), path);
            return new ExportColumn(name, friend -> text(friend.attributes().get(attribute.key())));
        }
        if (name.startsWith(TAG)) {
            String tag = vocabulary.tag(name.substring(TAG.length()), path).name();
            return new ExportColumn(
                    name, friend -> Boolean.toString(friend.tags().contains(tag)));
        }
        throw Problem.unprocessable(
                "unknown-column",
                "%s: got '%s' (expected: one of %s, attribute:<key> or tag:<name>)".formatted(path, name, FIXED));
    }

    /** As an import reads it; a place without its title. */
    private static String text(@Nullable JsonNode value) {
        if (value == null) {
            return "";
        }
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::asString).collect(Collectors.joining("|"));
        }
        return value.isObject()
                ? value.path("latitude").decimalValue().setScale(6).toPlainString() + ","
                        + value.path("longitude").decimalValue().setScale(6).toPlainString()
                : value.asString();
    }
}
