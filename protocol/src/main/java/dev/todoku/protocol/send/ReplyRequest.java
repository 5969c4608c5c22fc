package dev.todoku.protocol.send;

import dev.todoku.protocol.message.Message;
import java.util.List;

/** {@code POST /v2/bot/message/reply}: the free answer to one event. */
public record ReplyRequest(String replyToken, List<Message> messages, boolean notificationDisabled) {

    public ReplyRequest {
        messages = List.copyOf(messages);
    }
}
