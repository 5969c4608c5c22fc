package dev.todoku.protocol.message;

import org.jspecify.annotations.Nullable;

/** The name and icon a message appears under, in place of the account's own. */
public record Sender(@Nullable String name, @Nullable String iconUrl) {}
