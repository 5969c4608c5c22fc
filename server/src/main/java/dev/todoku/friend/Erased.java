package dev.todoku.friend;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was erased, by the number that names nobody.
 *
 * @param doneAt since when nothing names them any more; null: under way
 */
public record Erased(int ordinal, Instant askedAt, @Nullable Instant doneAt) {}
