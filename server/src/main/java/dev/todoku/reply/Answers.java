package dev.todoku.reply;

import dev.todoku.friend.Attribute;
import dev.todoku.friend.AttributeType;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.webhook.Event;
import dev.todoku.protocol.webhook.MessageContent;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Finds the value of an attribute in what somebody wrote, tapped, stuck or sent. */
final class Answers {

    private Answers() {}

    static Optional<JsonNode> in(Event event, Attribute attribute, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(event.timestamp(), zone);
        return switch (event) {
            case Event.PostbackEvent tap -> tapped(tap.postback().data(), attribute);
            case Event.MessageEvent message ->
                switch (message.message()) {
                    case MessageContent.Text text -> attribute.valueIn(text.text(), today, zone);
                    case MessageContent.Location place -> located(place, attribute, today, zone);
                    case MessageContent.Sticker sticker -> stuck(sticker, attribute, today, zone);
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    /** {@code drink=coffee}, as the buttons of our own questions say it. */
    static String data(Attribute attribute, String value) {
        return attribute.key() + "=" + value;
    }

    private static Optional<JsonNode> tapped(String data, Attribute attribute) {
        String prefix = data(attribute, "");
        try {
            return data.startsWith(prefix)
                    ? Optional.of(attribute.value(StringNode.valueOf(data.substring(prefix.length())), "data"))
                    : Optional.empty();
        } catch (Problem e) {
            return Optional.empty(); // a button of before the attribute changed
        }
    }

    private static Optional<JsonNode> located(
            MessageContent.Location place, Attribute attribute, LocalDate today, ZoneId zone) {
        String address = place.address();
        if (attribute.type() != AttributeType.PLACE) {
            return attribute.format() == null || address == null
                    ? Optional.empty()
                    : attribute.valueIn(address, today, zone);
        }
        ObjectNode value = Json.object();
        value.put("latitude", place.latitude());
        value.put("longitude", place.longitude());
        value.put("title", place.title() == null ? address : place.title());
        return Optional.of(attribute.value(value, "location"));
    }

    /** What is written on a sticker; else its keywords, as far as they agree. */
    private static Optional<JsonNode> stuck(
            MessageContent.Sticker sticker, Attribute attribute, LocalDate today, ZoneId zone) {
        String text = sticker.text();
        Stream<String> words = text == null ? sticker.keywords().stream() : Stream.of(text);
        List<JsonNode> meant = words.map(word -> attribute.valueIn(word, today, zone))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        boolean clear = meant.size() == 1 && (text != null || attribute.type() == AttributeType.YESNO);
        return clear ? Optional.of(meant.getFirst()) : Optional.empty();
    }
}
