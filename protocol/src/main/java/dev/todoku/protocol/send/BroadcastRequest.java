package dev.todoku.protocol.send;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.message.Message;
import dev.todoku.protocol.message.MessageReader;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.RequestBody;
import java.util.List;

/** {@code POST /v2/bot/message/broadcast}: to every friend of the account. */
public record BroadcastRequest(List<Message> messages, boolean notificationDisabled) {

    public BroadcastRequest {
        messages = List.copyOf(messages);
    }

    /** The request in a body, or LINE's 400. */
    public static Checked<BroadcastRequest> read(byte[] body) {
        return RequestBody.read(body, BroadcastRequest::read);
    }

    private static BroadcastRequest read(Fields fields) {
        return new BroadcastRequest(MessageReader.readToUsers(fields), SendFields.notificationDisabled(fields));
    }
}
