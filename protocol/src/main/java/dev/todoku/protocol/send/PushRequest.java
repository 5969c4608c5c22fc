package dev.todoku.protocol.send;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.todoku.protocol.ChatId;
import dev.todoku.protocol.Checked;
import dev.todoku.protocol.message.Message;
import dev.todoku.protocol.message.MessageReader;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.RequestBody;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** The request in a body, or LINE's 400. */
    public static Checked<PushRequest> read(byte[] body) {
        return RequestBody.read(body, PushRequest::read);
    }

    private static @Nullable PushRequest read(Fields fields) {
        Optional<ChatId> to = SendFields.recipient(fields);
        List<Message> messages =
                to.flatMap(ChatId::user).isPresent() ? MessageReader.readToUsers(fields) : MessageReader.read(fields);
        boolean notificationDisabled = SendFields.notificationDisabled(fields);
        List<String> units = SendFields.customAggregationUnits(fields);
        return to.map(chat -> new PushRequest(chat, messages, notificationDisabled, units))
                .orElse(null);
    }
}
