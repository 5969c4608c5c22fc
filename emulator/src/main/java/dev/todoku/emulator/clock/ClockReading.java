package dev.todoku.emulator.clock;

import java.time.Instant;

/**
 * What the clock showed at one moment.
 *
 * @param version rises with every change of the clock by hand, so that a follower can wait for the next
 */
public record ClockReading(Instant now, ClockMode mode, long version) {}
