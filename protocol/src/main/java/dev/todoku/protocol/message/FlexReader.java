package dev.todoku.protocol.message;

import dev.todoku.protocol.flex.FlexRules;
import dev.todoku.protocol.validation.Fields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@link FlexMessage}. */
final class FlexReader {

    private FlexReader() {}

    static @Nullable FlexMessage read(Fields message) {
        String altText = message.required("altText", MessageReader.ALT_TEXT);
        message.requiredObject("contents");
        JsonNode contents = message.raw("contents");
        if (contents != null && contents.isObject()) {
            FlexRules.check(contents, message.path("contents"), message.findings());
        }
        QuickReply quickReply = QuickReplyReader.read(message);
        Sender sender = SenderReader.read(message);
        return contents == null ? null : new FlexMessage(altText, contents, quickReply, sender);
    }
}
