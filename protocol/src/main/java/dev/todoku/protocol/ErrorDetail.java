package dev.todoku.protocol;

import org.jspecify.annotations.Nullable;

/**
 * One fault of a request, in LINE's words.
 *
 * @param property where it is, as {@code messages[0].text}; LINE may leave out either field
 */
public record ErrorDetail(
        @Nullable String message, @Nullable String property) {}
