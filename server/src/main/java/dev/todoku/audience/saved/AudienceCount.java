package dev.todoku.audience.saved;

import java.time.Instant;

/**
 * How many they were.
 *
 * @param entered who were not in it at the count before
 * @param left who were, and are not any more
 */
public record AudienceCount(Instant at, long count, long entered, long left) {}
