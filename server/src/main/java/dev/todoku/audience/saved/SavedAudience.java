package dev.todoku.audience.saved;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A rule with a name.
 *
 * @param name the account's only one
 * @param folder where it is shown; empty: in none
 * @param position its place in its folder: lower ones come first; null: behind them, by name
 * @param audience the rule in its JSON form
 * @param countDueAt when it is counted next
 */
public record SavedAudience(
        UUID audienceId,
        String name,
        String folder,
        @Nullable Integer position,
        JsonNode audience,
        Instant createdAt,
        Instant changedAt,
        Instant countDueAt) {}
