package dev.todoku.demo.story;

import dev.todoku.protocol.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the shop says and asks: LINE message objects, audiences and rules in Todoku's JSON. */
final class Menu {

    static final List<String> DRINKS = List.of("coffee", "tea", "greentea", "juice", "beer", "water");
    static final List<String> SIZES = List.of("S", "M", "L", "XL");
    static final String DRINK = "drink";
    static final String SIZE = "size";
    static final String HOME = "prefecture";

    /** In the order they are asked for. */
    static final List<String> ASKED_FOR = List.of(DRINK, SIZE, HOME);

    private final Texts texts;

    Menu(Texts texts) {
        this.texts = texts;
    }

    /** One text message. */
    ArrayNode message(String key) {
        return Json.mapper().createArrayNode().add(text(key));
    }

    private ObjectNode text(String key) {
        return Json.object().put("type", "text").put("text", texts.of("message." + key));
    }

    String question(String attribute) {
        return texts.of("message.question." + attribute);
    }

    /** Who follows is asked one thing after another, in words and without buttons, each by a reply. */
    JsonNode dialogue() {
        ObjectNode dialogue = Json.object().put("name", texts.of("dialogue"));
        dialogue.putObject("when").put("type", "follow");
        ArrayNode questions = dialogue.putArray("questions");
        for (String attribute : ASKED_FOR) {
            questions
                    .addObject()
                    .put("attribute", attribute)
                    .put("text", question(attribute))
                    .put("again", texts.of("message.again", question(attribute)))
                    .put("buttons", false);
        }
        ArrayNode then = dialogue.putArray("then");
        then.addObject().put("type", "add-tag").put("tag", texts.of("tag.answered"));
        then.addObject().put("type", "reply").putArray("messages").add(text("thanks"));
        return dialogue;
    }

    String drinkName(String drink) {
        return texts.of("drink." + drink);
    }

    List<String> drinkNames() {
        return DRINKS.stream().map(this::drinkName).toList();
    }

    /** What people also call each drink; the shop has written it down in both languages at once. */
    Map<String, List<String>> drinkWords() {
        return DRINKS.stream().collect(Collectors.toMap(this::drinkName, drink -> Words.of(DRINK + "." + drink)));
    }

    static Map<String, List<String>> sizeWords() {
        return SIZES.stream().collect(Collectors.toMap(size -> size, size -> Words.of(SIZE + "." + size)));
    }

    /** What the shop calls something that somebody truly likes, or where they live. */
    String called(String attribute, String truth) {
        return attribute.equals(DRINK) ? drinkName(truth) : truth;
    }

    static JsonNode everyone() {
        return Json.object().put("everyone", true);
    }

    JsonNode whoLike(String drink) {
        return is(DRINK, drinkName(drink));
    }

    JsonNode whoLikeLarge(String drink) {
        ObjectNode both = Json.object();
        both.putArray("all").add(whoLike(drink)).add(is(SIZE, "L"));
        return both;
    }

    JsonNode whoAnswered() {
        return Json.object().put("tag", texts.of("tag.answered"));
    }

    private static JsonNode is(String attribute, String value) {
        return Json.object().put("attribute", attribute).put("is", value);
    }
}
