package dev.todoku.protocol.narrowcast;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.message.Message;
import dev.todoku.protocol.message.MessageReader;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.RequestBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v2/bot/message/narrowcast}.
 *
 * @param recipient absent: every friend
 * @param filter absent: whatever they are
 */
public record NarrowcastRequest(
        List<Message> messages,
        @Nullable Recipient recipient,
        @Nullable DemographicFilter filter,
        Limit limit,
        boolean notificationDisabled) {

    public NarrowcastRequest {
        messages = List.copyOf(messages);
    }

    /** The request in a body, or LINE's 400. */
    public static Checked<NarrowcastRequest> read(byte[] body) {
        return RequestBody.read(body, NarrowcastRequest::read);
    }

    private static NarrowcastRequest read(Fields fields) {
        return new NarrowcastRequest(
                MessageReader.readToUsers(fields),
                RecipientReader.read(fields),
                DemographicReader.read(fields),
                Limit.read(fields),
                fields.flag("notificationDisabled"));
    }
}
