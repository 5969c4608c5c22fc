package dev.todoku.reply;

import dev.todoku.friend.Folding;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.webhook.Event;
import dev.todoku.protocol.webhook.MessageContent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a rule waits for. */
sealed interface Trigger {

    int TEXT_LENGTH_MAX = 300;

    boolean matches(Event event);

    /** Someone became a friend. */
    record Followed() implements Trigger {

        @Override
        public boolean matches(Event event) {
            return event instanceof Event.FollowEvent;
        }
    }

    /** Someone tapped a button with exactly this data. */
    record Tapped(String data) implements Trigger {

        @Override
        public boolean matches(Event event) {
            return event instanceof Event.PostbackEvent postback
                    && postback.postback().data().equals(data);
        }
    }

    /** Someone wrote exactly this, or something with this in it; compared as {@link Folding} folds. */
    record Wrote(String folded, boolean exactly) implements Trigger {

        @Override
        public boolean matches(Event event) {
            if (event instanceof Event.MessageEvent message && message.message() instanceof MessageContent.Text text) {
                String written = Folding.fold(text.text());
                return exactly ? written.equals(folded) : written.contains(folded);
            }
            return false;
        }
    }

    /** Someone sent a sticker: any, one of a package, one alone, or one with this keyword. */
    record Stuck(
            @Nullable String packageId,
            @Nullable String stickerId,
            @Nullable String keyword) implements Trigger {

        @Override
        public boolean matches(Event event) {
            return event instanceof Event.MessageEvent message
                    && message.message() instanceof MessageContent.Sticker sticker
                    && (packageId == null || packageId.equals(sticker.packageId()))
                    && (stickerId == null || stickerId.equals(sticker.stickerId()))
                    && (keyword == null
                            || sticker.keywords().stream()
                                    .anyMatch(each -> Folding.fold(each).equals(keyword)));
        }
    }

    /** Someone sent where they are. */
    record Located() implements Trigger {

        @Override
        public boolean matches(Event event) {
            return event instanceof Event.MessageEvent message && message.message() instanceof MessageContent.Location;
        }
    }

    /** Someone said, stuck or sent something with a value of an attribute in it: which then gets it. */
    record Told(String attribute) implements Trigger {

        /** It could; whether it does, {@link Answers} finds out. */
        @Override
        public boolean matches(Event event) {
            return event instanceof Event.MessageEvent;
        }
    }

    /**
     * Reads one from its JSON form.
     *
     * @throws Problem 422 for what is none; paths start with {@code when}
     */
    static Trigger read(JsonNode json) {
        String type = text(json, "type");
        return switch (type) {
            case "follow" -> new Followed();
            case "postback" -> new Tapped(text(json, "data"));
            case "message" -> wrote(json);
            case "sticker" -> new Stuck(optional(json, "packageId"), optional(json, "stickerId"), keyword(json));
            case "location" -> new Located();
            case "collect" -> new Told(text(json, "attribute"));
            default ->
                throw bad(
                        "when.type", "'" + type + "'", "one of follow, postback, message, sticker, location, collect");
        };
    }

    private static Trigger wrote(JsonNode json) {
        String folded = Folding.fold(text(json, "text"));
        if (folded.isEmpty()) {
            throw bad("when.text", "only space", "a text");
        }
        String match = json.has("match") ? text(json, "match") : "exact";
        return switch (match) {
            case "exact" -> new Wrote(folded, true);
            case "contains" -> new Wrote(folded, false);
            default -> throw bad("when.match", "'" + match + "'", "one of exact, contains");
        };
    }

    private static @Nullable String optional(JsonNode json, String name) {
        return json.has(name) ? text(json, name) : null;
    }

    private static @Nullable String keyword(JsonNode json) {
        String keyword = optional(json, "keyword");
        return keyword == null ? null : Folding.fold(keyword);
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isString()) {
            throw bad("when." + name, value.isMissingNode() ? "nothing" : value.toString(), "a text");
        }
        String text = value.stringValue();
        if (text.isEmpty() || text.length() > TEXT_LENGTH_MAX || text.indexOf('\0') >= 0) {
            throw bad(
                    "when." + name,
                    text.length() + " characters",
                    "1 to %d, none of them NUL".formatted(TEXT_LENGTH_MAX));
        }
        return text;
    }

    private static Problem bad(String path, String got, String expected) {
        return Problem.unprocessable("bad-trigger", "%s: got %s (expected: %s)".formatted(path, got, expected))
                .with("property", path);
    }
}
