package dev.todoku.protocol.message;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.Findings;
import dev.todoku.protocol.validation.TextRule;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the messages of a request, checking every limit on the way. */
public final class MessageReader {

    /** The property that holds the messages in every request. */
    public static final String PROPERTY = "messages";

    /** In the order LINE's reference lists them. */
    private static final List<String> TYPES = List.of(
            TextMessage.TYPE,
            TextMessageV2.TYPE,
            StickerMessage.TYPE,
            ImageMessage.TYPE,
            VideoMessage.TYPE,
            AudioMessage.TYPE,
            LocationMessage.TYPE,
            CouponMessage.TYPE,
            ImagemapMessage.TYPE,
            TemplateMessage.TYPE,
            FlexMessage.TYPE);

    /** What is shown where a message cannot be drawn: notifications, lists of chats. */
    static final TextRule ALT_TEXT = TextRule.length(0, 1_500);

    private MessageReader() {}

    /** The messages in a JSON array, or LINE's 400; paths start with {@code messages[0]}. */
    public static Checked<List<Message>> read(JsonNode messages) {
        Findings findings = new Findings();
        return findings.check(read(wrap(messages, findings)));
    }

    /** The messages of a request, in its property {@code messages}; only of use if nothing was found wrong. */
    public static List<Message> read(Fields request) {
        return request.requiredObjects(PROPERTY, 1, MessageRules.MESSAGES_MAX).stream()
                .map(MessageReader::message)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The messages of a request to single users, whom nobody can mention. */
    public static List<Message> readToUsers(Fields request) {
        List<Message> messages = read(request);
        MessageRules.refuseMentions(messages, request.findings());
        return messages;
    }

    static Fields wrap(JsonNode messages, Findings findings) {
        return Fields.ofBody(Json.object().set(PROPERTY, messages), findings);
    }

    private static @Nullable Message message(Fields fields) {
        String type = fields.required("type", TextRule.oneOf(TYPES));
        return switch (type) {
            case TextMessage.TYPE -> TextReader.read(fields);
            case TextMessageV2.TYPE -> TextV2Reader.read(fields);
            case StickerMessage.TYPE -> ContentReader.sticker(fields);
            case ImageMessage.TYPE -> ContentReader.image(fields);
            case VideoMessage.TYPE -> ContentReader.video(fields);
            case AudioMessage.TYPE -> ContentReader.audio(fields);
            case LocationMessage.TYPE -> ContentReader.location(fields);
            case CouponMessage.TYPE -> ContentReader.coupon(fields);
            case ImagemapMessage.TYPE -> ImagemapReader.read(fields);
            case TemplateMessage.TYPE -> TemplateReader.read(fields);
            case FlexMessage.TYPE -> FlexReader.read(fields);
            default -> null;
        };
    }
}
