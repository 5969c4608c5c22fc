package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Sends one counted request to LINE and says what became of it. Waits for the rate limit by itself. */
public interface Sender {

    Answer send(AccountId account, Request request);

    /**
     * One request.
     *
     * @param retryKey the same for every repeat
     * @param to LINE user ids in the order of the first request; one for a push
     * @param messagesJson the JSON array of messages, the same bytes at every repeat
     * @param notAfter the month ends soon after, or LINE forgets the key: a request that could not be begun by then is not
     *     sent (laws 4 and 6)
     */
    record Request(Route route, UUID retryKey, List<UUID> to, String messagesJson, Instant notAfter) {}

    /** What LINE answered, or did not. */
    sealed interface Answer {

        /** 2xx; {@code at} is LINE's own time, from {@code Date}, which decides the day it counts in. */
        record Accepted(Instant at) implements Answer {}

        /** 409: an earlier request with this key was accepted. */
        record AcceptedBefore() implements Answer {}

        /** 429 for the rate: not accepted, to be repeated later. */
        record RateLimited() implements Answer {}

        /** 429 for the month: LINE sends nothing more this month. */
        record MonthlyLimit(String text) implements Answer {}

        /** 401 after a fresh token was tried: the owner must act. */
        record Unauthorised(String text) implements Answer {}

        /** Any other 4xx: repeating it cannot help. */
        record Refused(String text) implements Answer {}

        /** The request certainly never reached LINE. */
        record NotSent(String why) implements Answer {}

        /**
         * Not asked: an earlier request with this key may have been accepted, and its bytes cannot be had any more. Never to
         * be asked again.
         */
        record Unrepeatable(String why) implements Answer {}

        /** It may have reached LINE, and no answer tells. */
        record Unknown(String why) implements Answer {}
    }
}
