package dev.todoku.emulator.webhook;

import dev.todoku.protocol.webhook.Event;

/**
 * An event that waits for an attempt to deliver it.
 *
 * @param attempt 1 for the first
 */
record Outgoing(Event event, int attempt) {}
