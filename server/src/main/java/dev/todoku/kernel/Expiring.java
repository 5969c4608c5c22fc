package dev.todoku.kernel;

import java.time.Instant;

/** Rows that are of no use any more after a while, and hold personal data or grow without end. */
public interface Expiring {

    /** Most rows of one transaction: enough to be done with a day's in a minute, few enough to delay nobody. */
    int ROWS_MAX = 5_000;

    /** Names them in the log. */
    String name();

    /**
     * Deletes some of those that were over before the instant, at most {@link #ROWS_MAX}; called in a transaction that
     * sees every account.
     *
     * @return rows deleted; as many as {@link #ROWS_MAX} says that there may be more
     */
    int expire(Instant before);
}
