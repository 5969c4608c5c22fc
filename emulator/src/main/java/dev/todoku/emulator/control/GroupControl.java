package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.group.GroupChat;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.protocol.ChatId;
import dev.todoku.protocol.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.databind.node.ObjectNode;

/** Makes groups and rooms, and lets things happen in them. */
final class GroupControl {
    private final Accounts accounts;
    private final Ids ids;
    private final Population population;
    private final GroupActions actions;

    GroupControl(Accounts accounts, Ids ids, Population population, GroupActions actions) {
        this.accounts = accounts;
        this.ids = ids;
        this.population = population;
        this.actions = actions;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("POST", "/_emulator/accounts/{channelId}/groups", this::add);
        routes.add("GET", "/_emulator/accounts/{channelId}/groups", this::list);
        routes.add("POST", "/_emulator/accounts/{channelId}/groups/{chatId}/actions", this::act);
    }

    /**
     * @param kind {@code group} or {@code room}
     * @param members users whom the account knows, friends or not
     * @param memberCount so many new users more, who are no friends
     * @param joined whether the account is invited at once, as is assumed; the bot is told unless {@code silent}
     */
    private record NewGroup(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String pictureUrl,
            @Nullable List<String> members,
            @Nullable Integer memberCount,
            @Nullable Boolean joined,
            @Nullable Boolean silent) {}

    private record Group(String chatId, String kind, String name, boolean joined, List<String> members) {}

    private Reply add(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        NewGroup wanted = call.body(NewGroup.class);
        ChatId.Kind kind = kind(wanted.kind);
        int more = wanted.memberCount == null ? 0 : Population.requireCount("memberCount", wanted.memberCount);
        GroupChat chat = account.locked(() -> {
            RoaringBitmap members = new RoaringBitmap();
            if (wanted.members != null)
                for (String userId : wanted.members) members.add(Lookup.friend(account, userId));
            int first = population.add(account, more, false);
            members.add((long) first, (long) first + more);
            String id = (kind == ChatId.Kind.GROUP ? "C" : "R") + ids.secret();
            String name = wanted.name == null ? "グループ" : wanted.name;
            return account.groups().add(new ChatId(kind, id), name, wanted.pictureUrl, members);
        });
        if (wanted.joined == null || wanted.joined)
            actions.join(account, chat.id().value(), Boolean.TRUE.equals(wanted.silent));
        return Reply.json(201, account.locked(() -> group(account, chat)));
    }

    private Reply list(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        return Reply.json(Map.of(
                "groups",
                account.locked(() -> account.groups().all().stream()
                        .map(chat -> group(account, chat))
                        .toList())));
    }

    /** {@code join}, {@code leave}, {@code memberJoined} and {@code memberLeft}; all others are done by a member. */
    private Reply act(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        String chatId = call.variable("chatId");
        ObjectNode body = call.object();
        List<String> members = members(body);
        Action action = ControlCall.as(Action.class, body);
        boolean silent = action.isSilent();
        return Reply.json(
                switch (ControlCall.require("type", action.type())) {
                    case "join" -> actions.join(account, chatId, silent);
                    case "leave" -> actions.leave(account, chatId, silent);
                    case "memberJoined" -> actions.comeIn(account, chatId, members, silent);
                    case "memberLeft" -> actions.goOut(account, chatId, members, silent);
                    default -> actions.act(account, chatId, action, null, false);
                });
    }

    private static List<String> members(ObjectNode body) {
        List<String> members = new ArrayList<>();
        if (body.has("members")) body.remove("members").forEach(member -> members.add(member.asString("")));
        return members;
    }

    private static ChatId.Kind kind(@Nullable String word) {
        return switch (word == null ? "group" : word) {
            case "group" -> ChatId.Kind.GROUP;
            case "room" -> ChatId.Kind.ROOM;
            default -> throw ControlRefused.badRequest("kind: got '" + word + "' (expected: group or room)");
        };
    }

    private static Group group(Account account, GroupChat chat) {
        List<String> members = new ArrayList<>();
        chat.members().forEach((org.roaringbitmap.IntConsumer)
                ordinal -> members.add(new UserId(account.friends().userId(ordinal)).toString()));
        String kind = chat.id().kind() == ChatId.Kind.GROUP ? "group" : "room";
        return new Group(chat.id().value(), kind, chat.name(), chat.isJoined(), members);
    }
}
