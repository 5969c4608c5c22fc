package dev.todoku.friend;

import dev.todoku.protocol.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * One friend in memory while a batch changes them. Knows the rules of change and no database: per field the later event
 * holds, of equal ones the one that came last.
 */
final class FriendRow {

    static final int NO_ORDINAL = -1;

    /** When a default was written: before anything that is told. */
    static final long BY_DEFAULT = 0;

    final UUID userId;
    int ordinal = NO_ORDINAL;
    FriendStatus status = FriendStatus.VISITOR;

    @Nullable Instant statusAt;

    @Nullable Instant followedAt;

    boolean optedOut;

    @Nullable Instant optedAt;

    @Nullable Profile profile;

    ProfileState profileState = ProfileState.NONE;

    @Nullable Instant profileAt;

    ObjectNode values = Json.object();
    ObjectNode writtenAt = Json.object();
    final SortedSet<Integer> tags = new TreeSet<>();

    /** Whether a row of it is in the database. */
    boolean stored;

    private boolean introduced;
    private boolean dirty;

    FriendRow(UUID userId) {
        this.userId = userId;
    }

    boolean isNew() {
        return ordinal == NO_ORDINAL;
    }

    /** Whether anything differs from the row, event times included. */
    boolean dirty() {
        return dirty;
    }

    /** Lets it happen; says which fields have another value now. */
    List<FieldChange> apply(Effect effect, Instant at) {
        return switch (effect) {
            case Effect.Followed() -> status(FriendStatus.FRIEND, at, true);
            case Effect.Listed() -> status(FriendStatus.FRIEND, at, false);
            case Effect.Unfollowed() -> status(FriendStatus.BLOCKED, at, false);
            case Effect.Seen() -> met(List.of());
            case Effect.ProfileRead(var read) -> met(profile(read.orElse(null), at));
            case Effect.AttributeSet(int id, JsonNode value) -> met(attribute(id, value, at));
            case Effect.AttributeAdded(Attribute attribute, BigDecimal by) -> met(added(attribute, by, at));
            case Effect.TagAdded(int id) -> met(tag(id, true, at));
            case Effect.TagRemoved(int id) -> met(tag(id, false, at));
            case Effect.PutBack(String field, var to, var from, Instant writtenAt) ->
                putBack(field, to, from, writtenAt, at);
            case Effect.OptedOut() -> met(opted(true, at));
            case Effect.OptedIn() -> met(opted(false, at));
        };
    }

    /** The changes, and before them that we met: someone not known who does something is a visitor. */
    private List<FieldChange> met(List<FieldChange> changes) {
        if (!isNew() || introduced) {
            return changes;
        }
        introduced = true;
        dirty = true;
        List<FieldChange> all = new ArrayList<>();
        all.add(new FieldChange(FieldChange.STATUS, null, StringNode.valueOf(status.word())));
        all.addAll(changes);
        return all;
    }

    /** Gives whoever is new what they have until something is told. */
    List<FieldChange> usual(List<Attribute> attributes) {
        List<FieldChange> changes = new ArrayList<>();
        for (Attribute attribute : attributes) {
            JsonNode value = attribute.defaultValue();
            if (value != null && !writtenAt.has("a" + attribute.attributeId())) {
                changes.addAll(attribute(attribute.attributeId(), value, Instant.ofEpochMilli(BY_DEFAULT)));
            }
        }
        return changes;
    }

    private List<FieldChange> status(FriendStatus to, Instant at, boolean dated) {
        if (isOlder(at, statusAt)) {
            return List.of();
        }
        boolean unknown = isNew() && !introduced;
        FriendStatus from = status;
        introduced = true;
        dirty = true;
        status = to;
        statusAt = at;
        boolean again = dated && !at.equals(followedAt);
        if (dated) {
            followedAt = at;
        }
        if (from == to && !unknown) {
            return again ? List.of(new FieldChange(FieldChange.FOLLOWED_AT, null, null)) : List.of();
        }
        if (to == FriendStatus.FRIEND) {
            profileState = ProfileState.WANTED;
        }
        return List.of(new FieldChange(
                FieldChange.STATUS, unknown ? null : StringNode.valueOf(from.word()), StringNode.valueOf(to.word())));
    }

    private List<FieldChange> profile(@Nullable Profile read, Instant at) {
        if (isOlder(at, profileAt)) {
            return List.of();
        }
        boolean same = read == null || read.equals(profile);
        dirty = true;
        profileAt = at;
        profileState = read == null ? ProfileState.ABSENT : ProfileState.FETCHED;
        if (same) {
            return List.of();
        }
        profile = read;
        return List.of(new FieldChange(FieldChange.PROFILE, null, null));
    }

    private List<FieldChange> opted(boolean out, Instant at) {
        if (isOlder(at, optedAt)) {
            return List.of();
        }
        boolean from = optedOut;
        dirty = true;
        optedAt = at;
        optedOut = out;
        return from == out
                ? List.of()
                : List.of(new FieldChange(FieldChange.OPTED_OUT, BooleanNode.valueOf(from), BooleanNode.valueOf(out)));
    }

    private List<FieldChange> attribute(int id, @Nullable JsonNode to, Instant at) {
        if (!write("a" + id, at)) {
            return List.of();
        }
        String key = Integer.toString(id);
        JsonNode from = to == null ? values.remove(key) : values.replace(key, to);
        return same(from, to) ? List.of() : List.of(new FieldChange(FieldChange.ATTRIBUTE + id, from, to));
    }

    /** What was undone a moment ago at the same event time may be undone further. */
    private List<FieldChange> putBack(
            String field, @Nullable JsonNode to, @Nullable JsonNode from, Instant writtenAt, Instant at) {
        boolean isTag = field.startsWith(FieldChange.TAG);
        if (!isTag && !field.startsWith(FieldChange.ATTRIBUTE)) {
            boolean same = field.equals(FieldChange.OPTED_OUT) && same(to, BooleanNode.valueOf(optedOut));
            return same && (writtenAt.equals(optedAt) || at.equals(optedAt))
                    ? opted(from != null && from.asBoolean(), at)
                    : List.of();
        }
        int id = Integer.parseInt(field.substring(field.indexOf(':') + 1));
        JsonNode written = this.writtenAt.get((isTag ? "t" : "a") + id);
        if (written == null
                || (written.longValue() != writtenAt.toEpochMilli() && written.longValue() != at.toEpochMilli())) {
            return List.of();
        }
        JsonNode now = isTag ? BooleanNode.valueOf(tags.contains(id)) : values.get(Integer.toString(id));
        if (!same(now, to)) {
            return List.of();
        }
        return isTag ? tag(id, from != null && from.asBoolean(), at) : attribute(id, from, at);
    }

    private List<FieldChange> added(Attribute attribute, BigDecimal by, Instant at) {
        String key = Integer.toString(attribute.attributeId());
        JsonNode from = values.get(key);
        BigDecimal sum = (from == null ? BigDecimal.ZERO : from.decimalValue()).add(by);
        JsonNode to = attribute.fitting(DecimalNode.valueOf(sum)).orElse(from);
        if (same(from, to)) {
            return List.of();
        }
        dirty = true;
        values.set(key, to);
        String field = "a" + key;
        writtenAt.put(field, Math.max(writtenAt.path(field).asLong(BY_DEFAULT), at.toEpochMilli()));
        return List.of(new FieldChange(FieldChange.ATTRIBUTE + key, from, to));
    }

    /** Forgets what those who come back do not keep: of values the defaults come back, too. */
    List<FieldChange> returned(ReturnRules.Kept kept, List<Attribute> attributes, Instant at) {
        List<FieldChange> changes = new ArrayList<>();
        if (!kept.attributes()) {
            for (Attribute each : attributes) {
                changes.addAll(attribute(each.attributeId(), each.defaultValue(), at));
                if (each.defaultValue() != null) {
                    writtenAt.put("a" + each.attributeId(), BY_DEFAULT); // they have told nothing
                }
            }
        }
        if (!kept.tags()) {
            List.copyOf(tags).forEach(id -> changes.addAll(tag(id, false, at)));
        }
        if (!kept.optOut()) {
            changes.addAll(opted(false, at));
        }
        return changes;
    }

    /** By their text: a number that was read back from its row is another kind of node. */
    private static boolean same(@Nullable JsonNode from, @Nullable JsonNode to) {
        return Objects.equals(from, to)
                || (from != null && to != null && from.toString().equals(to.toString()));
    }

    private List<FieldChange> tag(int id, boolean on, Instant at) {
        if (!write("t" + id, at)) {
            return List.of();
        }
        boolean changed = on ? tags.add(id) : tags.remove(id);
        return changed
                ? List.of(new FieldChange(FieldChange.TAG + id, BooleanNode.valueOf(!on), BooleanNode.valueOf(on)))
                : List.of();
    }

    /** Notes the writer's time, unless a later one has written. */
    private boolean write(String field, Instant at) {
        JsonNode before = writtenAt.get(field);
        if (before != null && at.toEpochMilli() < before.longValue()) {
            return false;
        }
        dirty = true;
        writtenAt.put(field, at.toEpochMilli());
        return true;
    }

    private static boolean isOlder(Instant at, @Nullable Instant written) {
        return written != null && at.isBefore(written);
    }
}
