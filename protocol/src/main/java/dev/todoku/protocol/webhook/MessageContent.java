package dev.todoku.protocol.webhook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a friend sent. Pictures and files are fetched by {@link #id()}.
 *
 * <p>{@code quoteToken} lets us quote it, {@code markAsReadToken} lets us show it as read; tokens may be absent.
 */
@JsonPropertyOrder({"id", "type"})
public sealed interface MessageContent {

    String id();

    @JsonProperty
    String type();

    record Text(
            String id,
            String text,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Emoji> emojis,
            @Nullable Mention mention,
            @Nullable String quoteToken,
            @Nullable String quotedMessageId,
            @Nullable String markAsReadToken)
            implements MessageContent {

        static final String TYPE = "text";

        public Text {
            emojis = List.copyOf(emojis);
        }

        public static Text of(String id, String text, String quoteToken) {
            return new Text(id, text, List.of(), null, quoteToken, null, null);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A picture; {@code imageSet} is present when several were sent at once. */
    record Image(
            String id,
            ContentProvider contentProvider,
            @Nullable ImageSet imageSet,
            @Nullable String quoteToken,
            @Nullable String markAsReadToken)
            implements MessageContent {

        static final String TYPE = "image";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A video of {@code duration} milliseconds. */
    record Video(
            String id,
            @Nullable Long duration,
            ContentProvider contentProvider,
            @Nullable String quoteToken,
            @Nullable String markAsReadToken)
            implements MessageContent {

        static final String TYPE = "video";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A voice message or other sound of {@code duration} milliseconds. */
    record Audio(
            String id,
            @Nullable Long duration,
            ContentProvider contentProvider,
            @Nullable String markAsReadToken) implements MessageContent {

        static final String TYPE = "audio";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A file of {@code fileSize} bytes. */
    record File(
            String id,
            String fileName,
            long fileSize,
            @Nullable String markAsReadToken) implements MessageContent {

        static final String TYPE = "file";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record Location(
            String id,
            @Nullable String title,
            @Nullable String address,
            double latitude,
            double longitude,
            @Nullable String markAsReadToken)
            implements MessageContent {

        static final String TYPE = "location";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /**
     * A sticker.
     *
     * @param stickerResourceType {@code STATIC}, {@code ANIMATION}, …
     * @param text what the friend wrote on a message sticker
     */
    record Sticker(
            String id,
            String packageId,
            String stickerId,
            String stickerResourceType,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> keywords,
            @Nullable String text,
            @Nullable String quoteToken,
            @Nullable String quotedMessageId,
            @Nullable String markAsReadToken)
            implements MessageContent {

        static final String TYPE = "sticker";

        public Sticker {
            keywords = List.copyOf(keywords);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A kind of message LINE added since. */
    record Unknown(String id, String type, @JsonIgnore JsonNode raw) implements MessageContent {}

    /** A LINE emoji in a text; index and length in UTF-16 code units. */
    record Emoji(int index, int length, String productId, String emojiId) {}

    record Mention(List<Mentionee> mentionees) {

        public Mention {
            mentionees = List.copyOf(mentionees);
        }
    }

    /**
     * A mention in a text; index and length in UTF-16 code units.
     *
     * @param type user or all
     * @param isSelf whether the bot itself is meant
     */
    record Mentionee(
            int index,
            int length,
            String type,
            @Nullable String userId,
            @Nullable Boolean isSelf) {}

    /**
     * Where the file is.
     *
     * @param type line (fetch it by message id) or external (fetch it from the URLs)
     */
    record ContentProvider(
            String type,
            @Nullable String originalContentUrl,
            @Nullable String previewImageUrl) {

        public static final ContentProvider LINE = new ContentProvider("line", null, null);
    }

    /** The place of an image among those sent at once, from 1. */
    record ImageSet(
            String id, @Nullable Integer index, @Nullable Integer total) {}
}
