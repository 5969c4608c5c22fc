package dev.todoku.protocol.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * One message object; up to five go in one request, and they count as one message (通) for each recipient.
 *
 * <p>Source: LINE's reference, "Message objects".
 */
@JsonPropertyOrder("type")
public sealed interface Message
        permits TextMessage,
                TextMessageV2,
                StickerMessage,
                ImageMessage,
                VideoMessage,
                AudioMessage,
                LocationMessage,
                CouponMessage,
                ImagemapMessage,
                TemplateMessage,
                FlexMessage {

    /** LINE's name of the type: {@code text}, {@code flex}, … */
    @JsonProperty
    String type();

    @Nullable QuickReply quickReply();

    @Nullable Sender sender();

    /** Whether a friend can quote it: LINE answers a quote token for these when pushed or replied. */
    default boolean quotable() {
        return switch (this) {
            case TextMessage _,
                    TextMessageV2 _,
                    StickerMessage _,
                    ImageMessage _,
                    VideoMessage _,
                    TemplateMessage _,
                    FlexMessage _ -> true;
            case AudioMessage _, LocationMessage _, CouponMessage _, ImagemapMessage _ -> false;
        };
    }
}
