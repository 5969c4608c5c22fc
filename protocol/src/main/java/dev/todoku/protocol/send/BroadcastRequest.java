package dev.todoku.protocol.send;

import dev.todoku.protocol.message.Message;
import java.util.List;

/** {@code POST /v2/bot/message/broadcast}: to every friend of the account. */
public record BroadcastRequest(List<Message> messages, boolean notificationDisabled) {

    public BroadcastRequest {
        messages = List.copyOf(messages);
    }
}
