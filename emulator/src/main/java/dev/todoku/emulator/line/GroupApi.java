package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Profile;
import dev.todoku.emulator.group.GroupChat;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.emulator.webhook.GroupEvents;
import dev.todoku.protocol.ChatId;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.UserId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;

/** Groups and rooms that the account is in (reference, "Group chats", "Multi-person chats"). */
final class GroupApi {
    private static final int MEMBERS_PER_PAGE = 100;

    private final SettingsStore settings;
    private final GroupEvents events;
    private final InstantSource clock;

    GroupApi(InstantSource clock, SettingsStore settings, GroupEvents events) {
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations.get("/v2/bot/group/{groupId}/summary", this::summary);
        for (ChatId.Kind kind : List.of(ChatId.Kind.GROUP, ChatId.Kind.ROOM)) {
            String path = "/v2/bot/%s/{%s}".formatted(kind.name().toLowerCase(Locale.ROOT), variable(kind));
            operations
                    .get(path + "/members/count", call -> count(call, kind))
                    .get(path + "/members/ids", call -> ids(call, kind))
                    .get(path + "/member/{userId}", call -> member(call, kind))
                    .post(path + "/leave", call -> leave(call, kind));
        }
    }

    private record Summary(
            String groupId, String groupName, @Nullable String pictureUrl) {}

    private record Members(List<String> memberIds, @Nullable String next) {}

    private record Member(
            String displayName, String userId, @Nullable String pictureUrl) {}

    private Reply summary(Call call) {
        ChatId id = id(call, ChatId.Kind.GROUP);
        Account account = call.account();
        return Reply.json(account.locked(() -> {
            GroupChat chat = joined(account, id);
            return new Summary(id.value(), chat.name(), chat.pictureUrl());
        }));
    }

    private Reply count(Call call, ChatId.Kind kind) {
        ChatId id = id(call, kind);
        Account account = call.account();
        return Reply.json(Map.of(
                "count", account.locked(() -> joined(account, id).members().getCardinality())));
    }

    private Reply ids(Call call, ChatId.Kind kind) {
        ChatId id = id(call, kind);
        if (!settings.get().calls().verifiedAccounts())
            throw Refused.of(403, ErrorBody.of(LineErrors.ACCESS_NOT_AVAILABLE));
        int first = Continuation.index(call.query("start"), clock.instant());
        Account account = call.account();
        return Reply.json(account.locked(() -> {
            PeekableIntIterator members = joined(account, id).members().getIntIterator();
            members.advanceIfNeeded(first);
            List<String> page = new ArrayList<>();
            while (members.hasNext() && page.size() < MEMBERS_PER_PAGE)
                page.add(new UserId(account.friends().userId(members.next())).toString());
            return new Members(page, members.hasNext() ? Continuation.at(members.peekNext(), clock.instant()) : null);
        }));
    }

    /** Unlike profiles of friends these are of anybody in the chat. */
    private Reply member(Call call, ChatId.Kind kind) {
        ChatId id = id(call, kind);
        UserId user = UserId.find(call.variable("userId"))
                .orElseThrow(() -> Refused.badRequest(LineErrors.invalidParameter("userId")));
        Account account = call.account();
        return Reply.json(account.locked(() -> {
            int ordinal = account.friends().find(user.value());
            if (ordinal < 0 || !joined(account, id).members().contains(ordinal)) throw Refused.notFound();
            Profile profile = account.friends().profile(ordinal);
            return new Member(profile.displayName(), user.toString(), profile.pictureUrl());
        }));
    }

    /** A room that the account is not in can be left all the same. */
    private Reply leave(Call call, ChatId.Kind kind) {
        ChatId id = id(call, kind);
        Account account = call.account();
        account.locking(() -> {
            GroupChat chat = kind == ChatId.Kind.GROUP ? joined(account, id) : known(account, id);
            if (!chat.isJoined()) return;
            chat.setJoined(false);
            events.tell(account, id, "leave", null, Json.object(), false);
        });
        return Reply.ok();
    }

    private static GroupChat known(Account account, ChatId id) {
        return account.groups().find(id.value()).orElseThrow(Refused::notFound);
    }

    private static GroupChat joined(Account account, ChatId id) {
        return account.groups().joined(id.value()).orElseThrow(Refused::notFound);
    }

    private static String variable(ChatId.Kind kind) {
        return kind == ChatId.Kind.GROUP ? "groupId" : "roomId";
    }

    private static ChatId id(Call call, ChatId.Kind kind) {
        String name = variable(kind);
        return ChatId.find(call.variable(name))
                .filter(id -> id.kind() == kind)
                .orElseThrow(() -> Refused.badRequest(LineErrors.invalidParameter(name)));
    }
}
