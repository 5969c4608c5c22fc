package dev.todoku.protocol.send;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.message.Message;
import java.util.List;

/** {@code POST /v2/bot/message/multicast}: the same messages to at most 500 users. */
public record MulticastRequest(
        List<UserId> to,
        List<Message> messages,
        boolean notificationDisabled,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> customAggregationUnits) {

    public static final int RECIPIENTS_MAX = 500;

    public MulticastRequest {
        to = List.copyOf(to);
        messages = List.copyOf(messages);
        customAggregationUnits = List.copyOf(customAggregationUnits);
    }
}
