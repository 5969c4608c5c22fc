package dev.todoku.emulator.webhook;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.journal.Entry;
import dev.todoku.emulator.journal.Journal;
import dev.todoku.protocol.ChatId;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.webhook.Event;
import dev.todoku.protocol.webhook.EventSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Tells bots what happens in their groups and rooms. */
public final class GroupEvents {
    /** Stands in the journal where nobody in particular did something. */
    private static final int NOBODY = -1;

    /**
     * What came of telling.
     *
     * @param queued whether the account has a webhook in use
     */
    public record Told(Event event, boolean queued) {}

    private final InstantSource clock;
    private final Happening happening;
    private final Journal journal;
    private final Outbox outbox;

    public GroupEvents(InstantSource clock, Happening happening, Journal journal, Outbox outbox) {
        this.clock = clock;
        this.happening = happening;
        this.journal = journal;
        this.outbox = outbox;
    }

    /**
     * Journals the event and sends it to the bot, unless it is to be kept from it; the account must be locked.
     *
     * @param userId who did it, where LINE says so
     * @throws IllegalArgumentException if content is missing or of the wrong kind
     */
    public Told tell(
            Account account, ChatId chat, String type, @Nullable String userId, ObjectNode content, boolean silent) {
        Instant now = clock.instant();
        EventSource source = chat.kind() == ChatId.Kind.GROUP
                ? new EventSource.Group(chat.value(), userId)
                : new EventSource.Room(chat.value(), userId);
        Event event = happening.of(type, source, content, now);
        int ordinal = Optional.ofNullable(userId)
                .flatMap(UserId::find)
                .map(user -> account.friends().find(user.value()))
                .orElse(NOBODY);
        journal.add(new Entry.Happened(now, account.channelId(), ordinal, event));
        if (silent) return new Told(event, false);
        if (event.replyToken() != null) account.replyTokens().issueIn(chat, event.replyToken(), now);
        return new Told(event, outbox.offer(account, event));
    }
}
