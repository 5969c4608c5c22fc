package dev.todoku.protocol.send;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.message.Message;
import dev.todoku.protocol.message.MessageReader;
import dev.todoku.protocol.message.TextMessage;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.RequestBody;
import dev.todoku.protocol.validation.TextRule;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code POST /bot/pnp/push} and {@code POST /v2/bot/message/pnp/templated/push}: a LINE notification message, to
 * whoever has a telephone number.
 *
 * @param to SHA-256 of the number in E.164, in hex
 */
public record NotificationRequest(String to, List<Message> messages, List<String> customAggregationUnits) {

    private static final int ITEMS_MAX = 15;
    private static final int BUTTONS_MAX = 2;
    private static final TextRule CONTENT = TextRule.length(1, 300);
    private static final TextRule URL = TextRule.length(1, 1_000);

    public NotificationRequest {
        messages = List.copyOf(messages);
        customAggregationUnits = List.copyOf(customAggregationUnits);
    }

    /** The request in a body, or LINE's 400. */
    public static Checked<NotificationRequest> read(byte[] body) {
        return RequestBody.read(
                body,
                fields -> new NotificationRequest(
                        SendFields.hash(fields),
                        MessageReader.read(fields),
                        SendFields.customAggregationUnits(fields)));
    }

    /** As {@link #read}, of a message that LINE makes by a template; here it reads as plain lines. */
    public static Checked<NotificationRequest> readTemplated(byte[] body) {
        return RequestBody.read(
                body,
                fields -> new NotificationRequest(
                        SendFields.hash(fields),
                        List.of(TextMessage.of(String.join("\n", lines(fields)))),
                        SendFields.customAggregationUnits(fields)));
    }

    private static List<String> lines(Fields request) {
        List<String> lines = new ArrayList<>();
        lines.add(request.required("templateKey", TextRule.any()));
        Fields body = request.object("body");
        if (body == null) {
            return lines;
        }
        Fields emphasized = body.object("emphasizedItem");
        if (emphasized != null) {
            lines.add(line(emphasized, "itemKey", "content", CONTENT));
        }
        body.objects("items", 0, ITEMS_MAX).forEach(item -> lines.add(line(item, "itemKey", "content", CONTENT)));
        body.objects("buttons", 0, BUTTONS_MAX).forEach(button -> lines.add(line(button, "buttonKey", "url", URL)));
        return lines;
    }

    private static String line(Fields fields, String key, String value, TextRule rule) {
        return fields.required(key, TextRule.any()) + ": " + fields.required(value, rule);
    }
}
