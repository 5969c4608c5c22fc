package dev.todoku.protocol.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text, with LINE's emoji in the places of {@code $}.
 *
 * @param text at most 5,000 UTF-16 code units
 */
public record TextMessage(
        String text,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Emoji> emojis,
        @Nullable String quoteToken,
        @Nullable QuickReply quickReply,
        @Nullable Sender sender)
        implements Message {

    public static final String TYPE = "text";

    public TextMessage {
        emojis = List.copyOf(emojis);
    }

    public static TextMessage of(String text) {
        return new TextMessage(text, List.of(), null, null, null);
    }

    @Override
    public String type() {
        return TYPE;
    }

    /**
     * A LINE emoji.
     *
     * @param index of the {@code $} it replaces, in UTF-16 code units
     */
    public record Emoji(int index, String productId, String emojiId) {}
}
