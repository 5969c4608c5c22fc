package dev.todoku.demo.story;

import dev.todoku.protocol.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the shop says and asks: LINE message objects, audiences and rules in Todoku's JSON. */
final class Menu {

    static final List<String> DRINKS = List.of("coffee", "tea", "cocoa");
    static final List<String> SIZES = List.of("M", "L");
    static final String DRINK = "drink";
    static final String SIZE = "size";

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

    JsonNode askForDrink() {
        ObjectNode question = text("question1");
        DRINKS.forEach(drink -> button(question, texts.of("drink." + drink), DRINK + "=" + drink));
        return reply(question);
    }

    JsonNode askForSize() {
        ObjectNode question = text("question2");
        SIZES.forEach(size -> button(question, size, SIZE + "=" + size));
        return reply(question);
    }

    JsonNode thank() {
        return reply(text("thanks"));
    }

    private static void button(ObjectNode message, String label, String data) {
        ObjectNode action = message.withObject("/quickReply")
                .withArray("items")
                .addObject()
                .put("type", "action")
                .putObject("action");
        action.put("type", "postback").put("label", label).put("data", data).put("displayText", label);
    }

    private static JsonNode reply(ObjectNode message) {
        ObjectNode reply = Json.object().put("type", "reply");
        reply.putArray("messages").add(message);
        return reply;
    }

    String drinkName(String drink) {
        return texts.of("drink." + drink);
    }

    List<String> drinkNames() {
        return DRINKS.stream().map(this::drinkName).toList();
    }

    JsonNode setDrink(String drink) {
        return set(DRINK, drinkName(drink));
    }

    JsonNode setSize(String size) {
        return set(SIZE, size);
    }

    private static JsonNode set(String attribute, String value) {
        return Json.object()
                .put("type", "set-attribute")
                .put("attribute", attribute)
                .put("value", value);
    }

    JsonNode tagAnswered() {
        return Json.object().put("type", "add-tag").put("tag", texts.of("tag.answered"));
    }

    static JsonNode followed() {
        return Json.object().put("type", "follow");
    }

    static JsonNode tapped(String data) {
        return Json.object().put("type", "postback").put("data", data);
    }

    static JsonNode wrote(String text) {
        return Json.object().put("type", "message").put("text", text).put("match", "exact");
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
