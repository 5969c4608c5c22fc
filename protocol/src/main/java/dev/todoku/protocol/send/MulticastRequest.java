package dev.todoku.protocol.send;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.todoku.protocol.Checked;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.message.Message;
import dev.todoku.protocol.message.MessageReader;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.RequestBody;
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

    /** The request in a body, or LINE's 400. */
    public static Checked<MulticastRequest> read(byte[] body) {
        return RequestBody.read(body, MulticastRequest::read);
    }

    private static MulticastRequest read(Fields fields) {
        return new MulticastRequest(
                SendFields.recipients(fields, RECIPIENTS_MAX),
                MessageReader.readToUsers(fields),
                SendFields.notificationDisabled(fields),
                SendFields.customAggregationUnits(fields));
    }
}
