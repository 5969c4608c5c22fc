package dev.todoku.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What LINE said of the running month at one instant, beside what we had committed then.
 *
 * @param at when the reading was complete
 * @param limit LINE's {@code quota.value}; empty for {@code type: none}
 * @param consumption LINE's {@code totalUsage}: approximate, late, and of every sender
 * @param ours the most that LINE can have counted of ours by then: accepted, plus requests whose answer was outstanding
 * @param exact nothing of ours was in doubt: every day we sent on is confirmed and nothing is in flight. What an exact
 *     reading shows beyond ours is the truth, and replaces what earlier ones suggested
 * @param skew our clock minus LINE's, from the answer's {@code Date}
 */
public record Reading(Instant at, OptionalLong limit, long consumption, long ours, boolean exact, Duration skew) {

    /** Messages that certainly were not ours: LINE's count beyond the most that can be ours. */
    long external() {
        return Math.max(0, consumption - ours);
    }
}
