package dev.todoku.protocol.webhook;

import dev.todoku.protocol.webhook.MessageContent.ContentProvider;
import dev.todoku.protocol.webhook.MessageContent.Emoji;
import dev.todoku.protocol.webhook.MessageContent.ImageSet;
import dev.todoku.protocol.webhook.MessageContent.Mention;
import dev.todoku.protocol.webhook.MessageContent.Mentionee;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@link MessageContent}. */
final class MessageContentReader {

    private static final String QUOTE_TOKEN = "quoteToken";
    private static final String QUOTED_MESSAGE_ID = "quotedMessageId";
    private static final String MARK_AS_READ_TOKEN = "markAsReadToken";
    private static final String DURATION = "duration";

    private MessageContentReader() {}

    static MessageContent read(Properties message) throws MalformedEventException {
        String id = message.text("id");
        String type = message.text("type");
        return switch (type) {
            case MessageContent.Text.TYPE -> text(id, message);
            case MessageContent.Image.TYPE -> image(id, message);
            case MessageContent.Video.TYPE -> video(id, message);
            case MessageContent.Audio.TYPE -> audio(id, message);
            case MessageContent.File.TYPE -> file(id, message);
            case MessageContent.Location.TYPE -> location(id, message);
            case MessageContent.Sticker.TYPE -> sticker(id, message);
            default -> new MessageContent.Unknown(id, type, message.raw());
        };
    }

    private static MessageContent text(String id, Properties message) throws MalformedEventException {
        return new MessageContent.Text(
                id,
                message.text("text"),
                emojis(message),
                mention(message.objectOrNull("mention")),
                message.textOrNull(QUOTE_TOKEN),
                message.textOrNull(QUOTED_MESSAGE_ID),
                message.textOrNull(MARK_AS_READ_TOKEN));
    }

    private static List<Emoji> emojis(Properties message) throws MalformedEventException {
        List<Emoji> emojis = new ArrayList<>();
        for (Properties emoji : message.objects("emojis")) {
            emojis.add(new Emoji(
                    emoji.small("index"), emoji.small("length"), emoji.text("productId"), emoji.text("emojiId")));
        }
        return emojis;
    }

    private static @Nullable Mention mention(@Nullable Properties mention) throws MalformedEventException {
        if (mention == null) {
            return null;
        }
        List<Mentionee> mentionees = new ArrayList<>();
        for (Properties mentionee : mention.objects("mentionees")) {
            mentionees.add(new Mentionee(
                    mentionee.small("index"),
                    mentionee.small("length"),
                    mentionee.text("type"),
                    mentionee.textOrNull("userId"),
                    mentionee.flagOrNull("isSelf")));
        }
        return new Mention(mentionees);
    }

    private static MessageContent image(String id, Properties message) throws MalformedEventException {
        Properties set = message.objectOrNull("imageSet");
        return new MessageContent.Image(
                id,
                contentProvider(message),
                set == null ? null : new ImageSet(set.text("id"), set.smallOrNull("index"), set.smallOrNull("total")),
                message.textOrNull(QUOTE_TOKEN),
                message.textOrNull(MARK_AS_READ_TOKEN));
    }

    private static MessageContent video(String id, Properties message) throws MalformedEventException {
        return new MessageContent.Video(
                id,
                message.wholeOrNull(DURATION),
                contentProvider(message),
                message.textOrNull(QUOTE_TOKEN),
                message.textOrNull(MARK_AS_READ_TOKEN));
    }

    private static MessageContent audio(String id, Properties message) throws MalformedEventException {
        return new MessageContent.Audio(
                id, message.wholeOrNull(DURATION), contentProvider(message), message.textOrNull(MARK_AS_READ_TOKEN));
    }

    private static ContentProvider contentProvider(Properties message) throws MalformedEventException {
        Properties provider = message.object("contentProvider");
        return new ContentProvider(
                provider.text("type"),
                provider.textOrNull("originalContentUrl"),
                provider.textOrNull("previewImageUrl"));
    }

    private static MessageContent file(String id, Properties message) throws MalformedEventException {
        return new MessageContent.File(
                id, message.text("fileName"), message.whole("fileSize"), message.textOrNull(MARK_AS_READ_TOKEN));
    }

    private static MessageContent location(String id, Properties message) throws MalformedEventException {
        return new MessageContent.Location(
                id,
                message.textOrNull("title"),
                message.textOrNull("address"),
                message.number("latitude"),
                message.number("longitude"),
                message.textOrNull(MARK_AS_READ_TOKEN));
    }

    private static MessageContent sticker(String id, Properties message) throws MalformedEventException {
        return new MessageContent.Sticker(
                id,
                message.text("packageId"),
                message.text("stickerId"),
                message.text("stickerResourceType"),
                message.texts("keywords"),
                message.textOrNull("text"),
                message.textOrNull(QUOTE_TOKEN),
                message.textOrNull(QUOTED_MESSAGE_ID),
                message.textOrNull(MARK_AS_READ_TOKEN));
    }
}
