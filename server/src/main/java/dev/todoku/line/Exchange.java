package dev.todoku.line;

import org.jspecify.annotations.Nullable;

/**
 * One request and what became of it.
 *
 * @param answer null if none came
 */
public record Exchange(SendOutcome outcome, @Nullable LineAnswer answer) {}
