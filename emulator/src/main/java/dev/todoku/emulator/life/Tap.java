package dev.todoku.emulator.life;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A finger on something that has an action.
 *
 * @param action LINE's action object, as it stands in the message or the rich menu
 * @param requestId of the call that sent the message; absent where it does not matter or for a rich menu
 * @param bubble which message object of that call, from 0
 * @param params what was picked: {@code date}, {@code time} or {@code datetime}
 * @param message what was photographed, chosen or pointed at: a message as webhooks have it
 */
public record Tap(
        ObjectNode action,
        @Nullable String requestId,
        int bubble,
        @Nullable ObjectNode params,
        @Nullable ObjectNode message) {}
