/** Webhook events and their way to the bot: signed, batched, redelivered. */
@NullMarked
package dev.todoku.emulator.webhook;

import org.jspecify.annotations.NullMarked;
