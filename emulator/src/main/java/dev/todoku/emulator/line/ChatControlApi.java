package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.module.ChatControls;
import dev.todoku.emulator.module.Modules;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.emulator.webhook.Happening;
import dev.todoku.emulator.webhook.Outbox;
import dev.todoku.protocol.ChatId;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.webhook.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.node.ObjectNode;

/** Modules take and give back control of chats (partner reference, "Acquire Control API", "Release Control API"). */
final class ChatControlApi {
    private static final long TTL_DEFAULT = 3_600;
    private static final long TTL_MAX = 31_536_000;

    private final InstantSource clock;
    private final Modules modules;
    private final SettingsStore settings;
    private final Outbox outbox;
    private final Happening happening;

    ChatControlApi(InstantSource clock, Modules modules, SettingsStore settings, Outbox outbox, Happening happening) {
        this.clock = clock;
        this.modules = modules;
        this.settings = settings;
        this.outbox = outbox;
        this.happening = happening;
    }

    void addTo(Operations operations) {
        operations
                .post("/v2/bot/chat/{chatId}/control/acquire", this::acquire)
                .post("/v2/bot/chat/{chatId}/control/release", this::release);
    }

    /** How long; the longest for one without an end, since the event must tell one. */
    private record Wanted(boolean expires, long ttl) {
        Duration life() {
            return Duration.ofSeconds(expires ? ttl : TTL_MAX);
        }
    }

    private Reply acquire(Call call) {
        Wanted wanted = call.body().length == 0
                ? new Wanted(true, TTL_DEFAULT)
                : Bodies.fields(
                        call,
                        body -> new Wanted(
                                !body.has("expired") || body.flag("expired"),
                                body.has("ttl") ? body.requiredWhole("ttl", 1, TTL_MAX) : TTL_DEFAULT));
        ChatId chat = chat(call);
        Account account = call.account();
        String module = module(call);
        requireReachable(account, chat);
        Instant now = clock.instant();
        account.locking(() -> {
            String id = chat.toString();
            String before = modules.activeIn(account.channelId(), id, now);
            requireFree(account, id, module, now);
            Instant end = now.plus(wanted.life());
            modules.controls()
                    .take(account.channelId(), id, new ChatControls.Hold(module, now, wanted.expires ? end : null));
            if (!before.equals(module)) deactivated(account, before, chat, now);
            ObjectNode content = Json.object();
            content.putObject("chatControl").put("expireAt", end.toEpochMilli());
            outbox.offer(account, module, happening.of("activated", source(chat), content, now));
        });
        return Reply.ok();
    }

    private Reply release(Call call) {
        ChatId chat = chat(call);
        Account account = call.account();
        String module = module(call);
        Instant now = clock.instant();
        account.locking(() -> {
            String id = chat.toString();
            if (!modules.activeIn(account.channelId(), id, now).equals(module)) return;
            modules.controls().take(account.channelId(), id, new ChatControls.Hold(account.channelId(), now, null));
            deactivated(account, module, chat, now);
        });
        return Reply.ok();
    }

    /** Only modules hear of it. */
    private void deactivated(Account account, String channelId, ChatId chat, Instant now) {
        if (!channelId.equals(account.channelId()))
            outbox.offer(account, channelId, happening.of("deactivated", source(chat), Json.object(), now));
    }

    private void requireFree(Account account, String chat, String module, Instant now) {
        boolean taken = modules.controls()
                .find(account.channelId(), chat)
                .filter(hold -> !hold.channelId().equals(module)
                        && !hold.channelId().equals(account.channelId())
                        && now.isBefore(
                                hold.since().plus(settings.get().modules().controlExclusive())))
                .isPresent();
        if (taken) throw Refused.of(423, ErrorBody.of("The chat control was acquired by another channel"));
    }

    private String module(Call call) {
        String channelId = call.token().channelId();
        if (modules.find(channelId).isEmpty()) throw Refused.of(403, ErrorBody.of(LineErrors.ACCESS_NOT_AVAILABLE));
        return channelId;
    }

    private static ChatId chat(Call call) {
        return ChatId.find(call.variable("chatId"))
                .orElseThrow(() -> Refused.badRequest(LineErrors.invalidParameter("chatId")));
    }

    /** A friend, or a group or room that the account is in. */
    private static void requireReachable(Account account, ChatId chat) {
        boolean reachable = account.locked(() -> chat.user()
                .map(user -> account.friends().find(user.value()))
                .map(ordinal -> ordinal >= 0 && account.friends().isFollowing(ordinal))
                .orElseGet(() -> account.groups().joined(chat.value()).isPresent()));
        if (!reachable) throw Refused.notFound();
    }

    private static EventSource source(ChatId chat) {
        return switch (chat.kind()) {
            case USER -> new EventSource.User(chat.toString());
            case GROUP -> new EventSource.Group(chat.toString(), null);
            case ROOM -> new EventSource.Room(chat.toString(), null);
        };
    }
}
