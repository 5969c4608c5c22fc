package dev.todoku.friend;

import dev.todoku.kernel.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tags were put on friends or taken off, in this very transaction: what that causes happens now. */
public record TagsChanged(AccountId account, List<Change> changes) {

    public TagsChanged {
        changes = List.copyOf(changes);
    }

    /**
     * One tag of one friend.
     *
     * @param at when what caused it happened
     */
    public record Change(UUID userId, int tagId, boolean added, Instant at, String cause) {}
}
