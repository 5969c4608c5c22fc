package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Friends;
import dev.todoku.emulator.content.Blob;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.journal.Entry;
import dev.todoku.emulator.journal.Journal;
import dev.todoku.emulator.life.Acting;
import dev.todoku.emulator.life.Phone;
import dev.todoku.emulator.life.Tap;
import dev.todoku.emulator.life.Tapped;
import dev.todoku.emulator.webhook.Happening;
import dev.todoku.emulator.webhook.Outbox;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.webhook.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Lets friends act: first it happens, then the bot is told. */
final class Actions implements Acting {
    /**
     * What came of an action.
     *
     * @param webhookEventId absent if the bot is not to be told
     * @param status {@code queued}: on its way; {@code no-webhook}: the account has none in use; {@code silent}
     * @param opens what the phone shows after a tap
     * @param text what stands in its keyboard or clipboard
     */
    record Done(
            String userId,
            @Nullable String webhookEventId,
            String status,
            @Nullable String opens,
            @Nullable String text) {
        static Done silent(String userId) {
            return new Done(userId, null, "silent", null, null);
        }
    }

    private final InstantSource clock;
    private final Journal journal;
    private final Happening happening;
    private final Outbox outbox;
    private final Attachments attachments;
    private final Phone phone;

    Actions(
            InstantSource clock,
            Ids ids,
            Journal journal,
            Happening happening,
            Outbox outbox,
            Attachments attachments) {
        this.clock = clock;
        this.journal = journal;
        this.happening = happening;
        this.outbox = outbox;
        this.attachments = attachments;
        this.phone = new Phone(clock, ids, journal, this, MenuTaps::switchTo);
    }

    Phone phone() {
        return phone;
    }

    /** All under the account's lock, so that events go out in the order in which things happened. */
    Done act(Account account, Action action) {
        return act(account, action, null, false);
    }

    /** The same with the bytes that a message brings, and whether preparing them fails. */
    Done act(Account account, Action action, @Nullable Blob blob, boolean fails) {
        String userId = ControlCall.require("userId", action.userId());
        String type = ControlCall.require("type", action.type());
        // the journal is long, and read without the account's lock
        List<Entry.Sends> looksAt = type.equals(Action.READ) ? sent(account, action.requestId()) : List.of();
        return account.locked(() -> {
            int ordinal = Lookup.friend(account, userId);
            refuseIfImpossible(account.friends(), ordinal, userId, type);
            return switch (type) {
                case Action.DELETE_ACCOUNT -> {
                    account.friends().leave(ordinal, clock.instant());
                    yield Done.silent(userId);
                }
                case Action.TAP -> tap(account, ordinal, userId, action);
                case Action.READ -> read(account, ordinal, userId, action, looksAt);
                default -> perform(account, ordinal, type, action.content(), action.isSilent(), blob, fails);
            };
        });
    }

    /** An account was linked, or could not be; then nobody is told who tried. */
    void tellOfLink(Account account, @Nullable String userId, ObjectNode content) {
        account.locking(() -> {
            Instant now = clock.instant();
            if (userId != null) {
                Event event = event("accountLink", userId, content, now);
                tell(account, Lookup.friend(account, userId), userId, event, now, false);
            } else outbox.offer(account, happening.ofNoChat("accountLink", content, now));
        });
    }

    /** As {@link #act(Account, Action)}, of a friend who lives by itself or whose phone does it. */
    @Override
    public Told act(Account account, int ordinal, String type, ObjectNode content) {
        Done done = account.locked(() -> perform(account, ordinal, type, content, false, null, false));
        return new Told(done.webhookEventId(), done.status());
    }

    private Done perform(
            Account account,
            int ordinal,
            String type,
            ObjectNode content,
            boolean silent,
            @Nullable Blob blob,
            boolean fails) {
        Instant now = clock.instant();
        String userId = new UserId(account.friends().userId(ordinal)).toString();
        if (type.equals("follow")) {
            boolean unblocks = account.friends().isBlocking(ordinal);
            content.putObject("follow").put("isUnblocked", unblocks);
        }
        Attachments.complete(content);
        Event event = event(type, userId, content, now);
        apply(account.friends(), ordinal, event, now);
        attachments.keep(account, event, blob, fails);
        return tell(account, ordinal, userId, event, now, silent);
    }

    private Done tap(Account account, int ordinal, String userId, Action action) {
        Tap tap = new Tap(
                MenuTaps.counted(account, ordinal, action, clock.instant()),
                action.requestId(),
                action.bubbleOrFirst(),
                action.params(),
                action.message());
        try {
            Tapped tapped = phone.tap(account, ordinal, tap);
            Told told = tapped.told();
            return new Done(
                    userId,
                    told == null ? null : told.webhookEventId(),
                    told == null ? "silent" : told.status(),
                    tapped.opens(),
                    tapped.text());
        } catch (IllegalArgumentException e) {
            throw ControlRefused.badRequest(String.valueOf(e.getMessage()));
        }
    }

    /** One message object where one is named; otherwise all that are in the chat. */
    private Done read(Account account, int ordinal, String userId, Action action, List<Entry.Sends> calls) {
        if (action.requestId() != null && action.bubble() != null)
            phone.see(account, ordinal, action.requestId(), action.bubbleOrFirst());
        else calls.forEach(call -> phone.see(account, ordinal, call));
        return Done.silent(userId);
    }

    /** What the account sent, or what one of its calls did. */
    private List<Entry.Sends> sent(Account account, @Nullable String requestId) {
        return journal.entries()
                .flatMap(entry -> entry instanceof Entry.Sends call && call.sent() != null
                        ? Stream.<Entry.Sends>of(call)
                        : Stream.empty())
                .filter(call -> account.channelId().equals(call.channelId()))
                .filter(call -> requestId == null || call.requestId().equals(requestId))
                .toList();
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
        if (silent) return Done.silent(userId);
        if (event.replyToken() != null) account.replyTokens().issue(event.replyToken(), ordinal, now);
        boolean queued = outbox.offer(account, event);
        return new Done(userId, event.webhookEventId(), queued ? "queued" : "no-webhook", null, null);
    }

    private static void refuseIfImpossible(Friends friends, int ordinal, String userId, String type) {
        if (friends.isGone(ordinal)) throw ControlRefused.conflict("userId: got '" + userId + "', who has left LINE");
        boolean needsChat = type.equals("message") || type.equals("postback") || type.equals(Action.TAP);
        if (needsChat && friends.isBlocking(ordinal))
            throw ControlRefused.conflict("userId: got '" + userId + "', who blocks the account");
    }
}
