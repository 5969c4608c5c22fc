package dev.todoku.protocol.send;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.todoku.protocol.ChatId;
import dev.todoku.protocol.message.Message;
import java.util.List;

/** {@code POST /v2/bot/message/push}: to one user, group or room. */
public record PushRequest(
        ChatId to,
        List<Message> messages,
        boolean notificationDisabled,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> customAggregationUnits) {

    public PushRequest {
        messages = List.copyOf(messages);
        customAggregationUnits = List.copyOf(customAggregationUnits);
    }
}
