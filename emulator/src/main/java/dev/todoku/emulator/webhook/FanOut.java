package dev.todoku.emulator.webhook;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.module.Attachment;
import dev.todoku.emulator.module.Modules;
import dev.todoku.protocol.webhook.Event;
import dev.todoku.protocol.webhook.EventSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of an event: the account's own channel and every module that may receive, in mode {@code active} the one
 * that controls the chat and in mode {@code standby}, without a reply token, all others.
 */
public final class FanOut {
    private static final int REPLY_TOKEN_LENGTH = 32;

    record Told(Listener listener, Event event) {}

    private final InstantSource clock;
    private final Ids ids;
    private final Modules modules;

    public FanOut(InstantSource clock, Ids ids, Modules modules) {
        this.clock = clock;
        this.ids = ids;
        this.modules = modules;
    }

    /** The account's own channel comes first. */
    List<Told> of(Account account, Event event) {
        List<Attachment> attached = modules.attachedTo(account.channelId());
        if (attached.isEmpty()) return List.of(new Told(Listener.own(account), event));
        String chat = chat(event.source());
        if (event instanceof Event.FollowEvent && chat != null)
            modules.controls().forget(account.channelId(), chat);
        String active =
                chat == null ? account.channelId() : modules.activeIn(account.channelId(), chat, clock.instant());
        List<Told> told = new ArrayList<>();
        boolean ownIsActive = active.equals(account.channelId());
        told.add(new Told(Listener.own(account), ownIsActive ? event : Copies.standby(event, event.webhookEventId())));
        for (Attachment module : attached)
            if (module.allows(Attachment.RECEIVE))
                told.add(new Told(
                        new Listener(account, module.moduleId()),
                        forModule(account, event, active.equals(module.moduleId()))));
        return told;
    }

    private Event forModule(Account account, Event event, boolean active) {
        if (!active) return Copies.standby(event, ids.eventId());
        String original = event.replyToken();
        if (original == null) return Copies.active(event, ids.eventId(), null);
        String token = ids.token(REPLY_TOKEN_LENGTH);
        account.locking(() -> account.replyTokens().copy(token, original));
        return Copies.active(event, ids.eventId(), token);
    }

    /** The id of the chat an event is of; null for those of none. */
    private static @Nullable String chat(@Nullable EventSource source) {
        return switch (source) {
            case EventSource.User user -> user.userId();
            case EventSource.Group group -> group.groupId();
            case EventSource.Room room -> room.roomId();
            case EventSource.Unknown _ -> null;
            case null -> null;
        };
    }
}
