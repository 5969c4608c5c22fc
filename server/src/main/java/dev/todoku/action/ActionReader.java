package dev.todoku.action;

import dev.todoku.friend.Attribute;
import dev.todoku.friend.Effect.AttributeAdded;
import dev.todoku.friend.Vocabulary;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.ErrorDetail;
import dev.todoku.protocol.message.MessageRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Reads actions from their JSON form, checking names, values and messages. Every error says where: {@code then[1].tag}.
 */
final class ActionReader {

    static final int ACTIONS_MAX = 20;

    private static final String TYPES = "one of set-attribute, add-points, add-tag, remove-tag, opt-out, opt-in, reply";

    private final Vocabulary vocabulary;

    ActionReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    List<Action> read(JsonNode json, String path) {
        if (!json.isArray() || json.isEmpty() || json.size() > ACTIONS_MAX) {
            throw bad(
                    path,
                    json.isArray() ? json.size() + " actions" : json.toString(),
                    "a list of 1 to %d actions".formatted(ACTIONS_MAX));
        }
        List<Action> actions = new ArrayList<>();
        for (JsonNode each : json) {
            actions.add(action(each, path + "[" + actions.size() + "]"));
        }
        return actions;
    }

    private Action action(JsonNode json, String path) {
        String type = text(json, "type", path);
        return switch (type) {
            case "set-attribute" -> setAttribute(json, path);
            case "add-points" -> addPoints(json, path);
            case "add-tag" -> new Action.AddTag(tag(json, path));
            case "remove-tag" -> new Action.RemoveTag(tag(json, path));
            case "opt-out" -> new Action.OptOut();
            case "opt-in" -> new Action.OptIn();
            case "reply" -> reply(json.path("messages"), path + ".messages");
            default -> throw bad(path + ".type", "'" + type + "'", TYPES);
        };
    }

    private Action setAttribute(JsonNode json, String path) {
        Attribute attribute = vocabulary.attribute(text(json, "attribute", path), path + ".attribute");
        return new Action.SetAttribute(attribute.key(), attribute.value(json.path("value"), path + ".value"));
    }

    private Action addPoints(JsonNode json, String path) {
        Attribute attribute = vocabulary.attribute(text(json, "attribute", path), path + ".attribute");
        JsonNode by = json.path("by");
        if (!by.isNumber()) {
            throw bad(path + ".by", by.isMissingNode() ? "nothing" : by.toString(), "a number");
        }
        AttributeAdded added = AttributeAdded.of(attribute, by.decimalValue(), path + ".by");
        return new Action.AddPoints(attribute.key(), added.by());
    }

    private String tag(JsonNode json, String path) {
        return vocabulary.tag(text(json, "tag", path), path + ".tag").name();
    }

    private static Action reply(JsonNode messages, String path) {
        if (!messages.isArray()) {
            throw bad(path, messages.isMissingNode() ? "nothing" : messages.toString(), "a list of messages");
        }
        List<ErrorDetail> faults = MessageRules.validate(messages);
        if (!faults.isEmpty()) {
            String said = faults.stream()
                    .map(fault -> fault.property() + ": " + fault.message())
                    .collect(Collectors.joining("; "));
            throw bad(path, said, "messages LINE accepts").with("details", faults);
        }
        return new Action.Reply(messages);
    }

    private static String text(JsonNode json, String name, String path) {
        JsonNode value = json.path(name);
        if (!value.isString()) {
            throw bad(path + "." + name, value.isMissingNode() ? "nothing" : value.toString(), "a text");
        }
        return value.stringValue();
    }

    private static Problem bad(String path, String got, String expected) {
        return Problem.unprocessable("bad-action", "%s: got %s (expected: %s)".formatted(path, got, expected))
                .with("property", path);
    }
}
