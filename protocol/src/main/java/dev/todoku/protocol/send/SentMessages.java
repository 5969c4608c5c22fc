package dev.todoku.protocol.send;

import dev.todoku.protocol.SentMessage;
import java.util.List;

/** The answer to a push or reply: one entry for each message, in their order. */
public record SentMessages(List<SentMessage> sentMessages) {

    public SentMessages {
        sentMessages = List.copyOf(sentMessages);
    }
}
