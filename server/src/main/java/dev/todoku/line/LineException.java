package dev.todoku.line;

import org.jspecify.annotations.Nullable;

/**
 * LINE did not answer a question: why, and what it said. A question may always be asked again.
 */
public final class LineException extends RuntimeException {

    /** Why there is no answer. */
    public enum Kind {
        /** The token or the channel's secret is not valid. */
        UNAUTHORISED,
        /** Asked too often. */
        RATE_LIMITED,
        /** There is no such thing, or the account may not see it. */
        NOT_FOUND,
        /** Any other 4xx. */
        REFUSED,
        /** 5xx, no answer in time, no connection, or an answer that cannot be read. */
        UNREACHABLE
    }

    private final Kind kind;

    LineException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
