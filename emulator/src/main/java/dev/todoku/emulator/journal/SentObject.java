package dev.todoku.emulator.journal;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One message object that was sent.
 *
 * @param quoteToken only for the types that can be quoted
 */
public record SentObject(String id, @Nullable String quoteToken, JsonNode message) {}
