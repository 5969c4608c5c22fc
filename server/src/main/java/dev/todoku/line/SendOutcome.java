package dev.todoku.line;

import dev.todoku.protocol.ErrorBody;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a send, told apart as law 4 needs it: definitely yes, definitely no, not known.
 */
public sealed interface SendOutcome {

    /** LINE took it (2xx). {@code date}: LINE's own clock, which decides the month it counts in. */
    record Accepted(String requestId, @Nullable Instant date) implements SendOutcome {}

    /** LINE had taken it before (409 on the retry key), under that request id. */
    record AlreadyAccepted(String acceptedRequestId) implements SendOutcome {}

    /** Too many requests (429): nobody got it, the same may be tried a little later. */
    record RateLimited() implements SendOutcome {}

    /** The month's limit is reached (429): nobody got it. */
    record MonthlyLimit() implements SendOutcome {}

    /** The token is not valid (401): nobody got it. */
    record Unauthorised() implements SendOutcome {}

    /** Any other definite refusal (4xx): nobody got it, and the same would be refused again. */
    record Refused(int status, ErrorBody error) implements SendOutcome {}

    /** 5xx, no answer in time, connection lost: it may have been taken. Only the same key and bytes may follow. */
    record Unknown(String reason) implements SendOutcome {}

    /** The request never left: no connection. */
    record NotSent(String reason) implements SendOutcome {}
}
