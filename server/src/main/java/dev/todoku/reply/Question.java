package dev.todoku.reply;

import dev.todoku.friend.Attribute;
import dev.todoku.protocol.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One question of a dialogue.
 *
 * @param attribute the key of what it fills
 * @param text what is asked
 * @param again what is said when the answer was not understood; null: a polite sentence, the question and an example
 * @param buttons whether few choices are shown as buttons; null: they are
 */
record Question(
        String attribute,
        String text,
        @Nullable String again,
        @Nullable Boolean buttons) {

    /** LINE shows at most so many quick replies, with labels of so many characters. */
    private static final int BUTTONS_MAX = 13;

    private static final int LABEL_LENGTH_MAX = 20;
    private static final int DATA_LENGTH_MAX = 300;

    JsonNode asked(Attribute about) {
        return messages(text, about);
    }

    JsonNode askedAgain(Attribute about) {
        return messages(again == null ? "すみません、うまく読み取れませんでした。%s（例：%s）".formatted(text, example(about)) : again, about);
    }

    /** With buttons where there are few enough choices. */
    private JsonNode messages(String said, Attribute about) {
        ArrayNode messages = Json.mapper().createArrayNode();
        ObjectNode message = messages.addObject().put("type", "text").put("text", said);
        if (Boolean.FALSE.equals(buttons)) {
            return messages;
        }
        switch (about.type()) {
            case CHOICE -> buttons(message, about, about.choices());
            case YESNO -> buttons(message, about, List.of("はい", "いいえ"));
            case PLACE -> {
                ObjectNode action = button(message);
                action.put("type", "location").put("label", "位置情報を送る");
            }
            default -> {}
        }
        return messages;
    }

    private static void buttons(ObjectNode message, Attribute about, List<String> choices) {
        boolean fit = choices.size() <= BUTTONS_MAX
                && choices.stream()
                        .allMatch(choice -> label(about, choice).length() <= LABEL_LENGTH_MAX
                                && Answers.data(about, choice).length() <= DATA_LENGTH_MAX);
        if (!fit) {
            return;
        }
        for (String choice : choices) {
            String label = label(about, choice);
            button(message)
                    .put("type", "postback")
                    .put("label", label)
                    .put("displayText", label)
                    .put("data", Answers.data(about, choice));
        }
    }

    /** The first word that people call a choice by: 珈琲 rather than coffee. */
    private static String label(Attribute about, String choice) {
        List<String> words = about.words().getOrDefault(choice, List.of());
        return words.isEmpty() ? choice : words.getFirst();
    }

    private static ObjectNode button(ObjectNode message) {
        return message.withObjectProperty("quickReply")
                .withArrayProperty("items")
                .addObject()
                .put("type", "action")
                .putObject("action");
    }

    private static String example(Attribute about) {
        return switch (about.type()) {
            case DATE -> "1990年4月1日";
            case DATETIME -> "4月1日 18時";
            case NUMBER, POINTS -> "3";
            case EMAIL -> "name@example.com";
            case PHONE -> "090-1234-5678";
            case YESNO -> "はい、いいえ";
            case CHOICE, CHOICES -> label(about, about.choices().getFirst());
            case PLACE -> "位置情報";
            case TEXT ->
                switch (about.format()) {
                    case PREFECTURE -> "東京都";
                    case POSTCODE -> "123-4567";
                    case TIME -> "18:30";
                    case null, default -> "短い文";
                };
        };
    }
}
