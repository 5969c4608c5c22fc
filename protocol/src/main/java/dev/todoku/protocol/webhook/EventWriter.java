package dev.todoku.protocol.webhook;

import dev.todoku.protocol.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@link Event}, in the order of properties LINE's reference shows. */
final class EventWriter {

    private EventWriter() {}

    static ObjectNode write(Event event) {
        if (event instanceof Event.UnknownEvent unknown) {
            return unknown.raw().asObject();
        }
        CommonProperties common = event.common();
        ObjectNode json = Json.object()
                .put("type", EventType.of(event))
                .put("mode", common.mode().wireName())
                .put("timestamp", common.timestamp().toEpochMilli());
        if (common.source() != null) {
            json.set("source", source(common.source()));
        }
        json.put("webhookEventId", common.webhookEventId());
        json.putObject("deliveryContext").put("isRedelivery", common.isRedelivery());
        if (common.replyToken() != null) {
            json.put("replyToken", common.replyToken());
        }
        putContent(json, event);
        return json;
    }

    private static void putContent(ObjectNode json, Event event) {
        switch (event) {
            case Event.MessageEvent e -> json.set("message", message(e.message()));
            case Event.MessageEditedEvent e -> json.set("message", message(e.message()));
            case Event.UnsendEvent e -> json.putObject("unsend").put("messageId", e.messageId());
            case Event.FollowEvent e -> json.putObject("follow").put("isUnblocked", e.isUnblocked());
            case Event.MemberJoinedEvent e -> json.putObject("joined").set("members", members(e.members()));
            case Event.MemberLeftEvent e -> json.putObject("left").set("members", members(e.members()));
            case Event.PostbackEvent e -> json.set("postback", Json.tree(e.postback()));
            case Event.VideoPlayCompleteEvent e ->
                json.putObject("videoPlayComplete").put("trackingId", e.trackingId());
            case Event.BeaconEvent e -> json.set("beacon", Json.tree(e.beacon()));
            case Event.AccountLinkEvent e ->
                json.putObject("link").put("result", e.result()).put("nonce", e.nonce());
            case Event.MembershipEvent e ->
                json.putObject("membership").put("type", e.change()).put("membershipId", e.membershipId());
            case Event.ModuleEvent e -> json.set("module", module(e.module()));
            case Event.ActivatedEvent e ->
                json.putObject("chatControl").put("expireAt", e.expireAt().toEpochMilli());
            case Event.DeliveryEvent e -> json.putObject("delivery").put("data", e.data());
            case Event.UnfollowEvent _,
                    Event.JoinEvent _,
                    Event.LeaveEvent _,
                    Event.DeactivatedEvent _,
                    Event.BotSuspendedEvent _,
                    Event.BotResumedEvent _,
                    Event.UnknownEvent _ -> {
                // the common properties say it all
            }
        }
    }

    private static JsonNode message(MessageContent content) {
        return content instanceof MessageContent.Unknown unknown ? unknown.raw() : Json.tree(content);
    }

    private static ArrayNode members(List<EventSource> sources) {
        ArrayNode members = Json.mapper().createArrayNode();
        sources.forEach(source -> members.add(source(source)));
        return members;
    }

    static JsonNode source(EventSource source) {
        ObjectNode json = Json.object();
        switch (source) {
            case EventSource.User _ -> json.put("type", "user");
            case EventSource.Group group -> json.put("type", "group").put("groupId", group.groupId());
            case EventSource.Room room -> json.put("type", "room").put("roomId", room.roomId());
            case EventSource.Unknown unknown -> {
                return unknown.raw();
            }
        }
        if (source.userId() != null) {
            json.put("userId", source.userId());
        }
        return json;
    }

    private static JsonNode module(ModuleContent module) {
        return switch (module) {
            case ModuleContent.Attached attached -> {
                ObjectNode json = Json.object().put("type", "attached").put("botId", attached.botId());
                json.set("scopes", Json.tree(attached.scopes()));
                yield json;
            }
            case ModuleContent.Detached detached -> {
                ObjectNode json = Json.object().put("type", "detached").put("botId", detached.botId());
                if (detached.reason() != null) {
                    json.put("reason", detached.reason());
                }
                yield json;
            }
            case ModuleContent.Unknown unknown -> unknown.raw();
        };
    }
}
