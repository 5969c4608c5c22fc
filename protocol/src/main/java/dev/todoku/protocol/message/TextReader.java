package dev.todoku.protocol.message;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.ArrayList;
import java.util.List;

/** Reads {@link TextMessage}. */
final class TextReader {

    static final TextRule TEXT = TextRule.length(0, 5_000);

    private static final int EMOJIS_MAX = 20;

    private TextReader() {}

    static TextMessage read(Fields fields) {
        String text = fields.required("text", TEXT);
        return new TextMessage(
                text,
                emojis(fields, text),
                fields.optional("quoteToken", TextRule.any()),
                QuickReplyReader.read(fields),
                SenderReader.read(fields));
    }

    private static List<TextMessage.Emoji> emojis(Fields fields, String text) {
        List<TextMessage.Emoji> emojis = new ArrayList<>();
        for (Fields emoji : fields.objects("emojis", 0, EMOJIS_MAX)) {
            int index = (int) emoji.requiredWhole("index", 0, Integer.MAX_VALUE);
            if (emoji.has("index") && (index >= text.length() || text.charAt(index) != '$')) {
                emoji.fault("index", LineErrors.INVALID_EMOJI_INDEX);
            }
            emojis.add(new TextMessage.Emoji(
                    index, emoji.required("productId", TextRule.any()), emoji.required("emojiId", TextRule.any())));
        }
        return emojis;
    }
}
