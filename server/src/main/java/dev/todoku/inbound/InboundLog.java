package dev.todoku.inbound;

import dev.todoku.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The log of what LINE told us: durable, each event once, worked off in order. All but {@link #append} and
 * {@link #unfinished} are called inside a transaction of the account, and count only if it commits.
 */
interface InboundLog {

    /** Most events of one batch. */
    int BATCH_MAX = 500;

    /**
     * A logged event that waits.
     *
     * @param attempts how often acting on it alone has failed
     * @param userId whose events keep their order; null: nobody's
     * @param json as it came
     */
    record Pending(
            long position,
            Instant receivedAt,
            int attempts,
            @Nullable UUID userId,
            String json) {}

    /** Writes whole calls; when it returns they are on disk. An event known by its id stays what it was. */
    void append(List<Arrival> arrivals);

    /** The accounts that have waiting events. */
    Set<AccountId> unfinished();

    /**
     * The next events to act on, in order of arrival: not those of a friend who has an earlier one waiting for its next
     * attempt.
     */
    List<Pending> next(AccountId account, Instant now, int limit);

    /** Those of them that still wait; nobody takes one of them away until this transaction ends. */
    Set<Long> stillWaiting(AccountId account, List<Long> positions);

    /** When the next postponed event is due; empty if none is postponed. */
    Optional<Instant> nextDue(AccountId account);

    void done(AccountId account, List<Long> positions);

    /** Notes that acting on it failed, and when to try again. */
    void postpone(AccountId account, long position, Instant due);

    /** Gives it up and keeps it for a person to look at. */
    void giveUp(AccountId account, long position, Instant at, String why);

    /** What was set aside before an entry, newest first. */
    List<AsideEntry> setAside(AccountId account, long before, int limit);

    /** How long the oldest waiting event has waited, over all accounts. */
    Duration lag(Instant now);

    /** Something set aside, as kept. */
    record AsideEntry(long entry, Instant at, String reason, String detail, String content) {}
}
