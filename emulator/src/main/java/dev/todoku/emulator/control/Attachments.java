package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.content.Blob;
import dev.todoku.emulator.content.Kind;
import dev.todoku.emulator.content.Samples;
import dev.todoku.emulator.setting.Settings;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.webhook.Event;
import dev.todoku.protocol.webhook.MessageContent;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Pictures, videos, sounds and files in messages of people: samples stand in for what nobody gave. */
final class Attachments {
    private static final long SAMPLE_MILLIS = 3_000;

    private final InstantSource clock;
    private final SettingsStore settings;

    Attachments(InstantSource clock, SettingsStore settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /** Fills in what such a message must have, if the content of an event has one. */
    static void complete(ObjectNode content) {
        if (!(content.get("message") instanceof ObjectNode message)) return;
        Kind kind = Kind.of(message.path("type").asString("")).orElse(null);
        if (kind == null) return;
        if (kind == Kind.FILE) {
            if (!message.has("fileName")) message.put("fileName", "sample.txt");
            if (!message.has("fileSize"))
                message.put("fileSize", Samples.of(kind).bytes().length);
            return;
        }
        if (!message.has("contentProvider"))
            message.set("contentProvider", Json.object().put("type", "line"));
        boolean lasts = kind == Kind.VIDEO || kind == Kind.AUDIO;
        if (lasts && !message.has("duration")) message.put("duration", SAMPLE_MILLIS);
    }

    /** Makes what the event's message brings fetchable, or what it takes back no longer; the account must be locked. */
    void keep(Account account, Event event, @Nullable Blob blob, boolean fails) {
        if (event instanceof Event.UnsendEvent unsend) account.contents().unsent(unsend.messageId(), clock.instant());
        if (!(event instanceof Event.MessageEvent sent)) return;
        MessageContent message = sent.message();
        kind(message).ifPresent(kind -> {
            Settings with = settings.get();
            account.contents()
                    .add(
                            message.id(),
                            kind,
                            blob == null ? Samples.of(kind) : blob,
                            clock.instant(),
                            with.contents().transcodingTakes(),
                            with.contents().contentKept(),
                            fails);
        });
    }

    /** Empty for what LINE keeps no bytes of. */
    private static Optional<Kind> kind(MessageContent message) {
        return switch (message) {
            case MessageContent.Image image -> of(Kind.IMAGE, image.contentProvider());
            case MessageContent.Video video -> of(Kind.VIDEO, video.contentProvider());
            case MessageContent.Audio audio -> of(Kind.AUDIO, audio.contentProvider());
            case MessageContent.File _ -> Optional.of(Kind.FILE);
            default -> Optional.empty();
        };
    }

    private static Optional<Kind> of(Kind kind, MessageContent.ContentProvider provider) {
        return provider.type().equals("line") ? Optional.of(kind) : Optional.empty();
    }
}
