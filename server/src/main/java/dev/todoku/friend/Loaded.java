package dev.todoku.friend;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of very many changes.
 *
 * @param met friends who were not known before
 * @param changed friends of whom anything is different now
 * @param unknown users who are not known and were left out
 * @param entries where the history tells of it; null: nothing changed
 */
public record Loaded(
        int met, int changed, Set<UUID> unknown, @Nullable Entries entries) {

    public Loaded {
        unknown = Set.copyOf(unknown);
    }

    /** Entries of an account's history that were written at once, the last included. */
    public record Entries(Instant at, long first, long last) {}
}
