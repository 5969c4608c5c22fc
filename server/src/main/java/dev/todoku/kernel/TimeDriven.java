package dev.todoku.kernel;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that works by itself in the background: a consumer, a dispatcher, the timers. When the installation follows
 * another clock, that clock moves on only while all of these are quiet.
 *
 * <p>What hands work to another must let it become busy before it becomes quiet itself; else the clock may jump between
 * the two.
 */
public interface TimeDriven {

    /** Names it in "not quiet yet: …". */
    String name();

    /** Whether something is under way, or could be done at this very instant. */
    boolean busy();

    /** The next instant at which it has to do something, if it knows one. */
    Optional<Instant> nextDue();

    /** The clock has moved: look now whether something is due. Returns at once. */
    void wake();
}
