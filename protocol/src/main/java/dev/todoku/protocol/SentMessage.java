package dev.todoku.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What a push or reply answers for each of its messages, in their order.
 *
 * @param id digits, but a string in JSON
 * @param quoteToken only for messages that can be quoted
 */
public record SentMessage(String id, @Nullable String quoteToken) {}
