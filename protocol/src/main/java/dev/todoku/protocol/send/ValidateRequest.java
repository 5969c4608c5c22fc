package dev.todoku.protocol.send;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.message.Message;
import dev.todoku.protocol.message.MessageReader;
import dev.todoku.protocol.validation.RequestBody;
import java.util.List;

/** {@code POST /v2/bot/message/validate/…}: whether messages would be accepted, without sending them. */
public record ValidateRequest(List<Message> messages) {

    public ValidateRequest {
        messages = List.copyOf(messages);
    }

    /** The request in a body, or LINE's 400, which is the one a real request would get. */
    public static Checked<ValidateRequest> read(byte[] body) {
        return RequestBody.read(body, fields -> new ValidateRequest(MessageReader.read(fields)));
    }
}
