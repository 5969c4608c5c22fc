package dev.todoku.emulator.life;

import dev.todoku.emulator.account.Account;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The one way in which friends do something that a bot is told of. */
@FunctionalInterface
public interface Acting {
    /**
     * What came of it.
     *
     * @param webhookEventId absent if the bot is not told
     * @param status {@code queued}, {@code no-webhook} or {@code silent}
     */
    record Told(@Nullable String webhookEventId, String status) {}

    /** The friend does something of that type of LINE's webhook events, described as LINE describes it. */
    Told act(Account account, int ordinal, String type, ObjectNode content);
}
