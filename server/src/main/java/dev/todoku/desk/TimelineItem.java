package dev.todoku.desk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.todoku.delivery.SentMessages;
import dev.todoku.friend.Facts;
import dev.todoku.friend.FriendHistory;
import dev.todoku.friend.Notes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing that happened with a friend: exactly one of the last five.
 *
 * @param key tells it apart from others of its instant
 * @param kind {@code event}, {@code message}, {@code change}, {@code note}, {@code fact}
 * @param type of an event: as LINE writes it
 * @param event as LINE told it; null: no event, or its content is gone
 */
record TimelineItem(
        @JsonIgnore String key,
        Instant at,
        String kind,
        @Nullable String type,
        @Nullable JsonNode event,
        SentMessages.@Nullable Sent message,
        FriendHistory.@Nullable Entry change,
        Notes.@Nullable Note note,
        Facts.@Nullable Done fact) {

    static TimelineItem event(String key, Instant at, String type, @Nullable JsonNode event) {
        return new TimelineItem(key, at, "event", type, event, null, null, null, null);
    }

    static TimelineItem of(SentMessages.Sent sent) {
        return new TimelineItem(sent.key(), sent.at(), "message", null, null, sent, null, null, null);
    }

    static TimelineItem of(FriendHistory.Placed change) {
        return new TimelineItem(
                change.key(), change.entry().eventAt(), "change", null, null, null, change.entry(), null, null);
    }

    static TimelineItem of(Notes.Placed note) {
        return new TimelineItem(note.key(), note.note().at(), "note", null, null, null, null, note.note(), null);
    }

    static TimelineItem of(Facts.Placed fact) {
        return new TimelineItem(fact.key(), fact.done().at(), "fact", null, null, null, null, null, fact.done());
    }
}
