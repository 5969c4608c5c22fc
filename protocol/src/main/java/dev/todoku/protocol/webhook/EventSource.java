package dev.todoku.protocol.webhook;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The chat an event happened in. */
public sealed interface EventSource {

    /** Who did it; in groups and rooms known only for some events. */
    @Nullable String userId();

    record User(@Nullable String userId) implements EventSource {}

    record Group(String groupId, @Nullable String userId) implements EventSource {}

    record Room(String roomId, @Nullable String userId) implements EventSource {}

    /** A kind of chat LINE added since. */
    record Unknown(@Nullable String userId, JsonNode raw) implements EventSource {}
}
