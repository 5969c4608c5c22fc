package dev.todoku.emulator.send;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One request to send: its id, and the key that makes it the same as an earlier one. */
public record Attempt(String requestId, @Nullable UUID retryKey) {}
