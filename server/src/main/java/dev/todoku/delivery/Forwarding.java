package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Exchange;
import dev.todoku.line.Route;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends counted requests that somebody else has put together, through the door that all leave by: under the same rates, with
 * the account's token, away from the month's edge. Whoever calls has reserved before, and settles afterwards.
 */
public interface Forwarding {

    /** When counted requests may be begun again, if they may not now (law 6). */
    Optional<Instant> closedUntil(AccountId account);

    /** Sends the bytes once and waits for what LINE says; nothing leaves in the last moments of a month. */
    Exchange forward(AccountId account, Route route, byte[] body, UUID retryKey);
}
