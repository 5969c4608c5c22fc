package dev.todoku.emulator.life;

import dev.todoku.emulator.journal.Sent;
import dev.todoku.emulator.journal.SentObject;
import dev.todoku.emulator.person.Draw;
import dev.todoku.emulator.person.Topic;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.richmenu.RichMenu;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What there is in one request for a friend to react to. Its hash is made of what it says and when, not of ids, so that
 * the same sends at the same time find the same reactions in whatever order they come.
 *
 * @param topics what it is about as a whole
 * @param question what it asks for in words, if it does
 */
record Stimulus(
        String requestId,
        Instant sentAt,
        boolean reply,
        long hash,
        int bubbles,
        List<Topic> topics,
        List<Offer> links,
        List<Offer> buttons,
        List<Clip> clips,
        Optional<Question> question) {
    /** Something to tap. */
    record Offer(int bubble, ObjectNode action, List<Topic> topics) {}

    /** Something to play. */
    record Clip(int bubble, @Nullable String trackingId) {}

    static Stimulus of(String requestId, Instant sentAt, Sent sent) {
        Collector collected = new Collector();
        int bubble = 0;
        for (SentObject object : sent.objects()) collected.message(bubble++, Json.tree(object.message()));
        String text = collected.text.toString();
        return new Stimulus(
                requestId,
                sentAt,
                !sent.via().counts(),
                Draw.seed(hash(text), sentAt.getEpochSecond()),
                bubble,
                Topic.in(text),
                collected.links,
                collected.buttons,
                collected.clips,
                Question.in(text));
    }

    /** What the areas of a rich menu offer, in their order; there is no bubble around them. */
    static List<Offer> areas(RichMenu menu) {
        return menu.areas().stream()
                .map(area -> (ObjectNode) Json.tree(area.action()))
                .map(action -> new Offer(0, action, Topic.in(action.toString())))
                .toList();
    }

    private static long hash(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) hash = 31 * hash + text.charAt(i);
        return hash;
    }

    private static final class Collector {
        private final StringBuilder text = new StringBuilder();
        private final List<Offer> links = new ArrayList<>();
        private final List<Offer> buttons = new ArrayList<>();
        private final List<Clip> clips = new ArrayList<>();

        private void message(int bubble, JsonNode message) {
            String type = message.path("type").asString("");
            if (type.equals("video") || type.equals("audio"))
                clips.add(new Clip(bubble, message.path("trackingId").asString(null)));
            int start = text.length();
            walk(bubble, message);
            List<Topic> whole = Topic.in(text.substring(start));
            links.replaceAll(offer -> offer.bubble == bubble ? orElse(offer, whole) : offer);
            buttons.replaceAll(offer -> offer.bubble == bubble ? orElse(offer, whole) : offer);
        }

        private void walk(int bubble, JsonNode node) {
            if (node instanceof ObjectNode object && offered(bubble, object)) return;
            for (JsonNode child : node) {
                if (child.isString()) text.append(child.asString()).append('\n');
                else walk(bubble, child);
            }
        }

        /** Whether the object is an action; then its words are taken in as well. */
        private boolean offered(int bubble, ObjectNode object) {
            String type = object.path("type").asString("");
            boolean link = object.has("linkUri") || (type.equals("uri") && object.has("uri"));
            boolean button = (type.equals("postback") && object.has("data"))
                    || (type.equals("message") && object.has("text"))
                    || type.equals("datetimepicker");
            if (!link && !button) return false;
            StringBuilder own = new StringBuilder();
            for (JsonNode child : object)
                if (child.isString()) own.append(child.asString()).append('\n');
            text.append(own);
            ObjectNode action = object.deepCopy();
            if (object.has("linkUri")) action.put("type", "uri");
            (link ? links : buttons).add(new Offer(bubble, action, Topic.in(own.toString())));
            return true;
        }

        private static Offer orElse(Offer offer, List<Topic> whole) {
            return offer.topics.isEmpty() ? new Offer(offer.bubble, offer.action, whole) : offer;
        }
    }
}
