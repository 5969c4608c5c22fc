package dev.todoku.friend;

import dev.todoku.friend.values.Form;
import dev.todoku.kernel.Problem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A typed field that an account keeps of its friends.
 *
 * @param attributeId from 1 within the account, never reused
 * @param key what rules and the API call it
 * @param name what people call it
 * @param choices the values of a choice; empty for other types
 * @param words by choice: what people also call it
 * @param min least number, points or date
 * @param max greatest of them
 * @param pattern a regular expression (RE2) that a text must match as a whole
 * @param defaultValue what whoever becomes known has until something is told; null: nothing
 * @param folder where people find it; null: at the top
 * @param position its place in its folder: lower ones come first
 */
public record Attribute(
        int attributeId,
        String key,
        String name,
        AttributeType type,
        List<String> choices,
        Map<String, List<String>> words,
        @Nullable Format format,
        @Nullable String min,
        @Nullable String max,
        @Nullable String pattern,
        @Nullable JsonNode defaultValue,
        @Nullable String folder,
        int position) {

    public Attribute {
        choices = List.copyOf(choices);
        words = Map.copyOf(words);
    }

    static Attribute of(
            int id,
            String key,
            String name,
            AttributeType type,
            Limits limits,
            @Nullable JsonNode defaultValue,
            @Nullable String folder,
            int position) {
        return new Attribute(
                id,
                key,
                name,
                type,
                limits.choices(),
                limits.words(),
                limits.format(),
                limits.min(),
                limits.max(),
                limits.pattern(),
                defaultValue,
                folder,
                position);
    }

    /**
     * A value in the one form it is kept in.
     *
     * @param path where the value stands, for the error
     * @throws Problem 422 if it is not a value of this attribute
     */
    public JsonNode value(JsonNode value, String path) {
        JsonNode canonical = type.form().canonical(value, within());
        if (canonical == null) {
            throw Problem.unprocessable(
                    "bad-value",
                    "%s: got %s (expected: %s)"
                            .formatted(path, value, type.form().expected(within())));
        }
        return canonical;
    }

    /** The value in the one form it is kept in; empty if it is not a value of this attribute. */
    public Optional<JsonNode> fitting(JsonNode value) {
        return Optional.ofNullable(type.form().canonical(value, within()));
    }

    /** A kept value as it stands in a sentence to its friend; times are told in {@code zone}. */
    String told(JsonNode value, ZoneId zone) {
        return type.form().told(value, zone);
    }

    /** For errors: what would have been a value. */
    public String expected() {
        return type.form().expected(within());
    }

    /** Whether it is a number that can go up and down. */
    public boolean adds() {
        return type == AttributeType.NUMBER || type == AttributeType.POINTS;
    }

    /**
     * The value that somebody meant who wrote this, if they seem to have meant one.
     *
     * @param today where they are: what "tomorrow" means
     */
    public Optional<JsonNode> valueIn(String text, LocalDate today, ZoneId zone) {
        return Optional.ofNullable(type.form().find(text, within(), new Form.Moment(today, zone)));
    }

    private Limits within() {
        return new Limits(choices, words, format, min, max, pattern);
    }
}
