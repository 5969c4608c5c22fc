package dev.todoku.quota;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import java.time.Duration;
import java.time.LocalDate;
import java.util.OptionalLong;

/** LINE's own figures of an account, asked over the network. */
public interface LineFigures {

    /**
     * The running month.
     *
     * @throws LineFiguresUnavailable if LINE did not answer, or not with figures
     */
    Now now(AccountId account);

    /**
     * Messages LINE delivered on a day (UTC+9) by a route, every API sender's.
     *
     * @return empty while LINE is still counting (normally until some time the next day)
     * @throws LineFiguresUnavailable if LINE did not answer, or not with figures
     */
    OptionalLong delivered(AccountId account, Route route, LocalDate day);

    /**
     * The month so far.
     *
     * @param limit {@code quota.value}; empty for {@code type: none}
     * @param consumption {@code quota/consumption.totalUsage}
     * @param skew our clock minus LINE's
     */
    record Now(OptionalLong limit, long consumption, Duration skew) {}

    /** LINE's figures could not be had; the message says why, for the owner. */
    final class LineFiguresUnavailable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public LineFiguresUnavailable(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }
}
