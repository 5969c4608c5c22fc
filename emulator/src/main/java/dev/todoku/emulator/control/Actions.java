package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Friends;
import dev.todoku.emulator.content.Blob;
import dev.todoku.emulator.journal.Entry;
import dev.todoku.emulator.journal.Journal;
import dev.todoku.emulator.webhook.Happening;
import dev.todoku.emulator.webhook.Outbox;
import dev.todoku.protocol.webhook.Event;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Lets friends act: first it happens, then the bot is told. */
final class Actions {
    /**
     * What came of an action.
     *
     * @param webhookEventId absent if the bot is not to be told
     * @param status {@code queued}: on its way; {@code no-webhook}: the account has none in use; {@code silent}
     */
    record Done(String userId, @Nullable String webhookEventId, String status) {}

    private final InstantSource clock;
    private final Journal journal;
    private final Happening happening;
    private final Outbox outbox;
    private final Attachments attachments;

    Actions(InstantSource clock, Journal journal, Happening happening, Outbox outbox, Attachments attachments) {
        this.clock = clock;
        this.journal = journal;
        this.happening = happening;
        this.outbox = outbox;
        this.attachments = attachments;
    }

    /** All under the account's lock, so that events go out in the order in which things happened. */
    Done act(Account account, Action action) {
        return act(account, action, null, false);
    }

    /** The same with the bytes that a message brings, and whether preparing them fails. */
    Done act(Account account, Action action, @Nullable Blob blob, boolean fails) {
        String userId = ControlCall.require("userId", action.userId());
        String type = ControlCall.require("type", action.type());
        return account.locked(() -> {
            int ordinal = Lookup.friend(account, userId);
            Instant now = clock.instant();
            refuseIfImpossible(account.friends(), ordinal, userId, type);
            ObjectNode content = action.content();
            if (type.equals(Action.DELETE_ACCOUNT)) {
                account.friends().leave(ordinal, now);
                return new Done(userId, null, "silent");
            }
            if (type.equals("follow")) {
                boolean unblocks = account.friends().isBlocking(ordinal);
                content.putObject("follow").put("isUnblocked", unblocks);
            }
            Attachments.complete(content);
            Event event = event(type, userId, content, now);
            apply(account.friends(), ordinal, event, now);
            attachments.keep(account, event, blob, fails);
            return tell(account, ordinal, userId, event, now, action.isSilent());
        });
    }

    private Event event(String type, String userId, ObjectNode content, Instant now) {
        try {
            return happening.of(type, userId, content, now);
        } catch (IllegalArgumentException e) {
            throw ControlRefused.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static void apply(Friends friends, int ordinal, Event event, Instant now) {
        switch (event) {
            case Event.FollowEvent _ -> friends.follow(ordinal, now);
            case Event.UnfollowEvent _ -> friends.block(ordinal, now);
            case Event.MessageEvent _ -> friends.wrote(ordinal, now);
            default -> {
                // tells of something else than who reaches whom
            }
        }
    }

    private Done tell(Account account, int ordinal, String userId, Event event, Instant now, boolean silent) {
        journal.add(new Entry.Happened(now, account.channelId(), ordinal, event));
        if (silent) return new Done(userId, null, "silent");
        if (event.replyToken() != null) account.replyTokens().issue(event.replyToken(), ordinal, now);
        boolean queued = outbox.offer(account, event);
        return new Done(userId, event.webhookEventId(), queued ? "queued" : "no-webhook");
    }

    private static void refuseIfImpossible(Friends friends, int ordinal, String userId, String type) {
        if (friends.isGone(ordinal)) throw ControlRefused.conflict("userId: got '" + userId + "', who has left LINE");
        boolean needsChat = type.equals("message") || type.equals("postback");
        if (needsChat && friends.isBlocking(ordinal))
            throw ControlRefused.conflict("userId: got '" + userId + "', who blocks the account");
    }
}
