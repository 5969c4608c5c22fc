package dev.todoku.protocol.send;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.message.Message;
import dev.todoku.protocol.message.MessageReader;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.RequestBody;
import dev.todoku.protocol.validation.TextRule;
import java.util.List;

/** {@code POST /v2/bot/message/reply}: the free answer to one event. */
public record ReplyRequest(String replyToken, List<Message> messages, boolean notificationDisabled) {

    public ReplyRequest {
        messages = List.copyOf(messages);
    }

    /** The request in a body, or LINE's 400. */
    public static Checked<ReplyRequest> read(byte[] body) {
        return RequestBody.read(body, ReplyRequest::read);
    }

    private static ReplyRequest read(Fields fields) {
        return new ReplyRequest(
                fields.required("replyToken", TextRule.any()),
                MessageReader.read(fields),
                SendFields.notificationDisabled(fields));
    }
}
