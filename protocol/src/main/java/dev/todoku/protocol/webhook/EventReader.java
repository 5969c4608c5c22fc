package dev.todoku.protocol.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@link Event}. */
final class EventReader {

    private EventReader() {}

    static Event read(Properties event) throws MalformedEventException {
        String type = event.text("type");
        CommonProperties common = common(event);
        return switch (type) {
            case EventType.MESSAGE -> new Event.MessageEvent(common, message(event));
            case EventType.MESSAGE_EDITED -> new Event.MessageEditedEvent(common, message(event));
            case EventType.UNSEND ->
                new Event.UnsendEvent(common, event.object("unsend").text("messageId"));
            case EventType.FOLLOW -> new Event.FollowEvent(common, isUnblocked(event));
            case EventType.UNFOLLOW -> new Event.UnfollowEvent(common);
            case EventType.JOIN -> new Event.JoinEvent(common);
            case EventType.LEAVE -> new Event.LeaveEvent(common);
            case EventType.MEMBER_JOINED -> new Event.MemberJoinedEvent(common, members(event.object("joined")));
            case EventType.MEMBER_LEFT -> new Event.MemberLeftEvent(common, members(event.object("left")));
            case EventType.POSTBACK -> new Event.PostbackEvent(common, postback(event.object("postback")));
            case EventType.VIDEO_PLAY_COMPLETE ->
                new Event.VideoPlayCompleteEvent(
                        common, event.object("videoPlayComplete").text("trackingId"));
            case EventType.BEACON -> new Event.BeaconEvent(common, beacon(event.object("beacon")));
            case EventType.ACCOUNT_LINK -> accountLink(common, event.object("link"));
            case EventType.MEMBERSHIP -> membership(common, event.object("membership"));
            case EventType.MODULE -> new Event.ModuleEvent(common, module(event.object("module")));
            case EventType.ACTIVATED ->
                new Event.ActivatedEvent(
                        common, Instant.ofEpochMilli(event.object("chatControl").whole("expireAt")));
            case EventType.DEACTIVATED -> new Event.DeactivatedEvent(common);
            case EventType.BOT_SUSPENDED -> new Event.BotSuspendedEvent(common);
            case EventType.BOT_RESUMED -> new Event.BotResumedEvent(common);
            case EventType.DELIVERY ->
                new Event.DeliveryEvent(common, event.object("delivery").text("data"));
            default -> new Event.UnknownEvent(common, type, event.raw());
        };
    }

    private static CommonProperties common(Properties event) throws MalformedEventException {
        return new CommonProperties(
                EventMode.of(event.text("mode")),
                Instant.ofEpochMilli(event.whole("timestamp")),
                source(event.objectOrNull("source")),
                event.text("webhookEventId"),
                event.object("deliveryContext").flag("isRedelivery"),
                event.textOrNull("replyToken"));
    }

    private static @Nullable EventSource source(@Nullable Properties source) throws MalformedEventException {
        if (source == null) {
            return null;
        }
        String userId = source.textOrNull("userId");
        return switch (source.text("type")) {
            case "user" -> new EventSource.User(userId);
            case "group" -> new EventSource.Group(source.text("groupId"), userId);
            case "room" -> new EventSource.Room(source.text("roomId"), userId);
            default -> new EventSource.Unknown(userId, source.raw());
        };
    }

    private static MessageContent message(Properties event) throws MalformedEventException {
        return MessageContentReader.read(event.object("message"));
    }

    /** Follow events from before LINE told new and returning friends apart have no {@code follow}: taken as new. */
    private static boolean isUnblocked(Properties event) throws MalformedEventException {
        Properties follow = event.objectOrNull("follow");
        return follow != null && follow.flag("isUnblocked");
    }

    private static List<EventSource> members(Properties change) throws MalformedEventException {
        List<EventSource> members = new ArrayList<>();
        for (Properties member : change.objects("members")) {
            EventSource source = source(member);
            if (source != null) {
                members.add(source);
            }
        }
        return members;
    }

    private static Postback postback(Properties postback) throws MalformedEventException {
        return new Postback(postback.text("data"), postback.textMap("params"));
    }

    private static Beacon beacon(Properties beacon) throws MalformedEventException {
        return new Beacon(beacon.text("hwid"), beacon.text("type"), beacon.textOrNull("dm"));
    }

    private static Event accountLink(CommonProperties common, Properties link) throws MalformedEventException {
        return new Event.AccountLinkEvent(common, link.text("result"), link.text("nonce"));
    }

    private static Event membership(CommonProperties common, Properties membership) throws MalformedEventException {
        return new Event.MembershipEvent(common, membership.text("type"), membership.whole("membershipId"));
    }

    private static ModuleContent module(Properties module) throws MalformedEventException {
        String type = module.text("type");
        return switch (type) {
            case "attached" -> new ModuleContent.Attached(module.text("botId"), module.texts("scopes"));
            case "detached" -> new ModuleContent.Detached(module.text("botId"), module.textOrNull("reason"));
            default -> new ModuleContent.Unknown(type, module.raw());
        };
    }
}
