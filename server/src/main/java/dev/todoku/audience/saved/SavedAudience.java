package dev.todoku.audience.saved;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A rule with a name.
 *
 * @param name the account's only one
 * @param folder where it is shown; empty: in none
 * @param audience the rule in its JSON form
 * @param countDueAt when it is counted next
 */
public record SavedAudience(
        UUID audienceId,
        String name,
        String folder,
        JsonNode audience,
        Instant createdAt,
        Instant changedAt,
        Instant countDueAt) {}
