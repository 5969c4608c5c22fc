package dev.todoku.reply;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A rule as the API shows it. */
record RuleView(UUID ruleId, String name, JsonNode when, JsonNode then, Instant createdAt) {}
