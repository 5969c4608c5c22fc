package dev.todoku.protocol.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How the tie between a module channel and an account changed. */
public sealed interface ModuleContent {

    /** Attached to the account whose bot is {@code botId}. */
    record Attached(String botId, List<String> scopes) implements ModuleContent {

        public Attached {
            scopes = List.copyOf(scopes);
        }
    }

    /** Detached, because of {@code reason}: {@code bot_deleted}; absent where a module detached itself. */
    record Detached(String botId, @Nullable String reason) implements ModuleContent {}

    /** A change LINE added since. */
    record Unknown(String type, JsonNode raw) implements ModuleContent {}
}
