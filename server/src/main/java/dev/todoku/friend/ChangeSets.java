package dev.todoku.friend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The field changes of a batch, gathered by friend and cause. */
final class ChangeSets {

    /** What one cause changed of one friend; {@code at} is the event time. */
    record ChangeSet(FriendRow row, String cause, Instant at, List<FieldChange> changes) {}

    private record Key(UUID userId, String cause) {}

    private final Map<Key, ChangeSet> byKey = new LinkedHashMap<>();
    private final Map<UUID, ChangeSet> first = new HashMap<>();

    void add(FriendRow row, FriendChange change, List<FieldChange> changes) {
        if (!changes.isEmpty()) {
            ChangeSet changeSet = byKey.computeIfAbsent(
                    new Key(change.userId(), change.cause()),
                    _ -> new ChangeSet(row, change.cause(), change.at(), new ArrayList<>()));
            changeSet.changes().addAll(changes);
            first.putIfAbsent(change.userId(), changeSet);
        }
    }

    /** Adds to what a friend's first cause changed. */
    void join(FriendRow row, List<FieldChange> changes) {
        ChangeSet changeSet = first.get(row.userId);
        if (changeSet != null) {
            changeSet.changes().addAll(changes);
        }
    }

    /** In the order they began. */
    Collection<ChangeSet> all() {
        return byKey.values();
    }
}
