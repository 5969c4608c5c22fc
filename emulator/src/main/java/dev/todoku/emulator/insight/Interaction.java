package dev.todoku.emulator.insight;

import dev.todoku.emulator.account.Reactions;
import dev.todoku.emulator.account.Tally;
import dev.todoku.protocol.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What friends did with messages, as LINE answers it: figures below 20, or of fewer than 20 people, are null (reference,
 * "Get user interaction statistics", "Get statistics per unit").
 */
public final class Interaction {
    private static final int SHOWN_MIN = 20;

    private Interaction() {}

    /** Of one broadcast or narrowcast. */
    public static ObjectNode of(String requestId, Reactions.Single sent) {
        ObjectNode overview = Json.object().put("requestId", requestId);
        Instant at = Objects.requireNonNullElse(sent.deliveredAt(), sent.acceptedAt());
        overview.put("timestamp", at.getEpochSecond());
        overview.put("delivered", sent.deliveredAt() == null ? null : Long.valueOf(sent.delivered()));
        return whole(overview, sent.tally(), false);
    }

    /** Of all that was sent with one unit. */
    public static ObjectNode ofUnit(Tally tally) {
        return whole(Json.object(), tally, true);
    }

    private static ObjectNode whole(ObjectNode overview, Tally tally, boolean withReaders) {
        overview.put("uniqueImpression", shown(tally.whoSaw().getLongCardinality()));
        overview.put("uniqueClick", shown(tally.whoClicked().getLongCardinality()));
        overview.put("uniqueMediaPlayed", shown(tally.whoPlayed(0).getLongCardinality()));
        overview.put("uniqueMediaPlayed100Percent", shown(tally.whoPlayed(100).getLongCardinality()));
        ObjectNode whole = Json.object();
        whole.set("overview", overview);
        ArrayNode messages = whole.putArray("messages");
        for (int bubble = 0; bubble < tally.bubbles(); bubble++) messages.add(message(tally, bubble, withReaders));
        ArrayNode clicks = whole.putArray("clicks");
        tally.clicked().entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getKey().bubble()))
                .forEach(entry -> clicks.add(click(tally, entry)));
        return whole;
    }

    private static ObjectNode message(Tally tally, int bubble, boolean withReaders) {
        ObjectNode message = Json.object().put("seq", bubble + 1);
        Tally.Count seen = tally.seen(bubble);
        message.put("impression", shown(seen));
        if (withReaders) message.put("uniqueImpression", shown(people(seen)));
        for (int percent : Tally.PLAYED)
            message.put("mediaPlayed" + suffix(percent), shown(tally.played(bubble, percent)));
        for (int percent : Tally.PLAYED)
            message.put("uniqueMediaPlayed" + suffix(percent), shown(people(tally.played(bubble, percent))));
        return message;
    }

    private static ObjectNode click(Tally tally, Map.Entry<Tally.Link, Tally.Count> clicked) {
        Tally.Link link = clicked.getKey();
        return Json.object()
                .put("seq", link.bubble() + 1)
                .put("url", link.url())
                .put("click", shown(clicked.getValue()))
                .put("uniqueClick", shown(people(clicked.getValue())))
                .put("uniqueClickOfRequest", shown(tally.whoClicked(link.url()).getLongCardinality()));
    }

    private static String suffix(int percent) {
        return percent == 0 ? "" : percent + "Percent";
    }

    private static long people(Tally.Count count) {
        return count.who().getCardinality();
    }

    private static @Nullable Long shown(Tally.Count count) {
        return people(count) < SHOWN_MIN ? null : shown(count.times());
    }

    private static @Nullable Long shown(long figure) {
        return figure < SHOWN_MIN ? null : Long.valueOf(figure);
    }
}
