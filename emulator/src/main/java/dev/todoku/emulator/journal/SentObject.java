package dev.todoku.emulator.journal;

import dev.todoku.protocol.SentMessage;
import dev.todoku.protocol.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * One message object that was sent.
 *
 * @param quoteToken only for the types that can be quoted
 */
public record SentObject(String id, @Nullable String quoteToken, Message message) {
    /** As LINE tells it in answers. */
    public SentMessage told() {
        return new SentMessage(id, quoteToken);
    }
}
