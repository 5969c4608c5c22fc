package dev.todoku.protocol.webhook;

/** LINE's names of the types of events. */
final class EventType {

    static final String MESSAGE = "message";
    static final String MESSAGE_EDITED = "messageEdited";
    static final String UNSEND = "unsend";
    static final String FOLLOW = "follow";
    static final String UNFOLLOW = "unfollow";
    static final String JOIN = "join";
    static final String LEAVE = "leave";
    static final String MEMBER_JOINED = "memberJoined";
    static final String MEMBER_LEFT = "memberLeft";
    static final String POSTBACK = "postback";
    static final String VIDEO_PLAY_COMPLETE = "videoPlayComplete";
    static final String BEACON = "beacon";
    static final String ACCOUNT_LINK = "accountLink";
    static final String MEMBERSHIP = "membership";
    static final String MODULE = "module";
    static final String ACTIVATED = "activated";
    static final String DEACTIVATED = "deactivated";
    static final String BOT_SUSPENDED = "botSuspended";
    static final String BOT_RESUMED = "botResumed";
    static final String DELIVERY = "delivery";

    private EventType() {}

    static String of(Event event) {
        return switch (event) {
            case Event.MessageEvent _ -> MESSAGE;
            case Event.MessageEditedEvent _ -> MESSAGE_EDITED;
            case Event.UnsendEvent _ -> UNSEND;
            case Event.FollowEvent _ -> FOLLOW;
            case Event.UnfollowEvent _ -> UNFOLLOW;
            case Event.JoinEvent _ -> JOIN;
            case Event.LeaveEvent _ -> LEAVE;
            case Event.MemberJoinedEvent _ -> MEMBER_JOINED;
            case Event.MemberLeftEvent _ -> MEMBER_LEFT;
            case Event.PostbackEvent _ -> POSTBACK;
            case Event.VideoPlayCompleteEvent _ -> VIDEO_PLAY_COMPLETE;
            case Event.BeaconEvent _ -> BEACON;
            case Event.AccountLinkEvent _ -> ACCOUNT_LINK;
            case Event.MembershipEvent _ -> MEMBERSHIP;
            case Event.ModuleEvent _ -> MODULE;
            case Event.ActivatedEvent _ -> ACTIVATED;
            case Event.DeactivatedEvent _ -> DEACTIVATED;
            case Event.BotSuspendedEvent _ -> BOT_SUSPENDED;
            case Event.BotResumedEvent _ -> BOT_RESUMED;
            case Event.DeliveryEvent _ -> DELIVERY;
            case Event.UnknownEvent unknown -> unknown.type();
        };
    }
}
