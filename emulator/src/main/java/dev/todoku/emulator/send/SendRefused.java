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

    /** The reply token is unknown, used or too old. */
    public static final class InvalidReplyToken extends SendRefused {
        private static final long serialVersionUID = 1;

        InvalidReplyToken() {
            super("invalid reply token");
        }
    }
}
