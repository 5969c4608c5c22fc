package dev.todoku.protocol.message;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.regex.Pattern;

/** Reads the messages that are one piece of content: sticker, image, video, audio, location, coupon. */
final class ContentReader {

    private static final TextRule TRACKING_ID = TextRule.length(0, 100)
            .and(TextRule.matches(
                    Pattern.compile("[a-zA-Z0-9\\-.=,+*()%$&;:@{}!?<>\\[\\]]*"), LineErrors.INVALID_TRACKING_ID));
    private static final TextRule PLACE = TextRule.length(0, 100);
    private static final TextRule DELIVERY_TAG = TextRule.length(0, 30);

    private ContentReader() {}

    static StickerMessage sticker(Fields fields) {
        return new StickerMessage(
                fields.required("packageId", TextRule.any()),
                fields.required("stickerId", TextRule.any()),
                fields.optional("quoteToken", TextRule.any()),
                QuickReplyReader.read(fields),
                SenderReader.read(fields));
    }

    static ImageMessage image(Fields fields) {
        return new ImageMessage(
                fields.required("originalContentUrl", TextRule.httpsUrl()),
                fields.required("previewImageUrl", TextRule.httpsUrl()),
                QuickReplyReader.read(fields),
                SenderReader.read(fields));
    }

    static VideoMessage video(Fields fields) {
        return new VideoMessage(
                fields.required("originalContentUrl", TextRule.httpsUrl()),
                fields.required("previewImageUrl", TextRule.httpsUrl()),
                fields.optional("trackingId", TRACKING_ID),
                QuickReplyReader.read(fields),
                SenderReader.read(fields));
    }

    static AudioMessage audio(Fields fields) {
        return new AudioMessage(
                fields.required("originalContentUrl", TextRule.httpsUrl()),
                fields.requiredPositive("duration"),
                QuickReplyReader.read(fields),
                SenderReader.read(fields));
    }

    static LocationMessage location(Fields fields) {
        return new LocationMessage(
                fields.required("title", PLACE),
                fields.required("address", PLACE),
                fields.requiredNumber("latitude", -90, 90).doubleValue(),
                fields.requiredNumber("longitude", -180, 180).doubleValue(),
                QuickReplyReader.read(fields),
                SenderReader.read(fields));
    }

    static CouponMessage coupon(Fields fields) {
        return new CouponMessage(
                fields.required("couponId", TextRule.any()),
                fields.optional("deliveryTag", DELIVERY_TAG),
                QuickReplyReader.read(fields),
                SenderReader.read(fields));
    }
}
