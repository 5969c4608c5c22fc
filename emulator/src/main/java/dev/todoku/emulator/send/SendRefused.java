package dev.todoku.emulator.send;

import dev.todoku.emulator.account.RetryKeys;

/** Why nothing was sent. */
public abstract sealed class SendRefused extends Exception {
    private static final long serialVersionUID = 1;

    private SendRefused(String message) {
        super(message, null, false, false);
    }

    /** The retry key was burnt by an earlier request. */
    public static final class AlreadyAccepted extends SendRefused {
        private static final long serialVersionUID = 1;

        private final transient RetryKeys.Accepted earlier;

        AlreadyAccepted(RetryKeys.Accepted earlier) {
            super("accepted before as " + earlier.requestId());
            this.earlier = earlier;
        }

        public RetryKeys.Accepted earlier() {
            return earlier;
        }
    }

    /** The planned size does not fit into what is left of the month. */
    public static final class MonthlyLimit extends SendRefused {
        private static final long serialVersionUID = 1;

        MonthlyLimit() {
            super("above the monthly limit");
        }
    }

    /** A recipient that LINE will not send to. */
    public static final class UnknownRecipient extends SendRefused {
        private static final long serialVersionUID = 1;

        UnknownRecipient() {
            super("unknown recipient");
        }
    }

    /** Too few friends to filter them. */
    public static final class TooFewFriends extends SendRefused {
        private static final long serialVersionUID = 1;

        TooFewFriends() {
            super("too few friends");
        }
    }

    /** An audience group that is not there, or not ready. */
    public static final class InvalidAudienceGroup extends SendRefused {
        private static final long serialVersionUID = 1;

        private final long audienceGroupId;

        InvalidAudienceGroup(long audienceGroupId) {
            super("invalid audience group " + audienceGroupId);
            this.audienceGroupId = audienceGroupId;
        }

        public long audienceGroupId() {
            return audienceGroupId;
        }
    }

    /** A redelivery of what is no narrowcast that succeeded in the last 14 days. */
    public static final class InvalidRequest extends SendRefused {
        private static final long serialVersionUID = 1;

        private final String requestId;

        InvalidRequest(String requestId) {
            super("invalid request " + requestId);
            this.requestId = requestId;
        }

        public String requestId() {
            return requestId;
        }
    }

    /** The reply token is unknown, used or too old. */
    public static final class InvalidReplyToken extends SendRefused {
        private static final long serialVersionUID = 1;

        InvalidReplyToken() {
            super("invalid reply token");
        }
    }
}
