package dev.todoku.protocol.webhook;

import org.jspecify.annotations.Nullable;

/**
 * A LINE beacon that a friend came near.
 *
 * @param type enter, banner or stay
 * @param dm device message, hex
 */
public record Beacon(String hwid, String type, @Nullable String dm) {}
