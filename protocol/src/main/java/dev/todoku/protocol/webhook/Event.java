package dev.todoku.protocol.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened in a chat or to the bot.
 *
 * <p>Source: LINE's reference, "Webhook event objects"; partner documents for module and notification events.
 */
public sealed interface Event {

    CommonProperties common();

    /** LINE's name of the type: {@code message}, {@code follow}, … */
    default String type() {
        return EventType.of(this);
    }

    default EventMode mode() {
        return common().mode();
    }

    default Instant timestamp() {
        return common().timestamp();
    }

    default @Nullable EventSource source() {
        return common().source();
    }

    default @Nullable String userId() {
        EventSource source = source();
        return source == null ? null : source.userId();
    }

    default String webhookEventId() {
        return common().webhookEventId();
    }

    default boolean isRedelivery() {
        return common().isRedelivery();
    }

    default @Nullable String replyToken() {
        return common().replyToken();
    }

    /** A friend, or a member of a group, wrote. */
    record MessageEvent(CommonProperties common, MessageContent message) implements Event {}

    /** Someone changed a text; of several edits the one with the latest timestamp holds. */
    record MessageEditedEvent(CommonProperties common, MessageContent message) implements Event {}

    /** Someone took a message back. */
    record UnsendEvent(CommonProperties common, String messageId) implements Event {}

    /**
     * Someone became a friend.
     *
     * @param isUnblocked whether they had blocked the bot before; LINE does not guarantee it
     */
    record FollowEvent(CommonProperties common, boolean isUnblocked) implements Event {}

    /** A friend blocked the bot. */
    record UnfollowEvent(CommonProperties common) implements Event {}

    /** The bot came into a group or room. */
    record JoinEvent(CommonProperties common) implements Event {}

    /** The bot left a group or room, or was removed. */
    record LeaveEvent(CommonProperties common) implements Event {}

    /** Others came into a group or room of the bot. */
    record MemberJoinedEvent(CommonProperties common, List<EventSource> members) implements Event {

        public MemberJoinedEvent {
            members = List.copyOf(members);
        }
    }

    /** Others left a group or room of the bot. */
    record MemberLeftEvent(CommonProperties common, List<EventSource> members) implements Event {

        public MemberLeftEvent {
            members = List.copyOf(members);
        }
    }

    /** Someone tapped a button with a postback, picked a date, or switched the rich menu. */
    record PostbackEvent(CommonProperties common, Postback postback) implements Event {}

    /** A friend watched a video to its end. */
    record VideoPlayCompleteEvent(CommonProperties common, String trackingId) implements Event {}

    /** A friend came near a LINE beacon. */
    record BeaconEvent(CommonProperties common, Beacon beacon) implements Event {}

    /**
     * A friend's LINE account was linked with an account of ours.
     *
     * @param result ok or failed
     * @param nonce ours, from the link
     */
    record AccountLinkEvent(CommonProperties common, String result, String nonce) implements Event {}

    /**
     * A friend's paid membership changed.
     *
     * @param change joined, left or renewed
     */
    record MembershipEvent(CommonProperties common, String change, long membershipId) implements Event {}

    /** A module channel was attached to an account, or detached. */
    record ModuleEvent(CommonProperties common, ModuleContent module) implements Event {}

    /** A module channel got hold of a chat, until {@code expireAt}. */
    record ActivatedEvent(CommonProperties common, Instant expireAt) implements Event {}

    /** A module channel lost hold of a chat. */
    record DeactivatedEvent(CommonProperties common) implements Event {}

    /** The account was suspended. */
    record BotSuspendedEvent(CommonProperties common) implements Event {}

    /** The account is no longer suspended. */
    record BotResumedEvent(CommonProperties common) implements Event {}

    /**
     * A LINE notification message arrived.
     *
     * @param data hashed phone number, or the delivery tag of the request
     */
    record DeliveryEvent(CommonProperties common, String data) implements Event {}

    /** An event of a type LINE added since. */
    record UnknownEvent(CommonProperties common, String type, JsonNode raw) implements Event {}
}
