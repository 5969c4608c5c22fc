/**
 * The Messaging API as data, used by both sides: the product and the emulator. No clock, no input or output, no state.
 *
 * <p>Here is what all parts share: ids, signature, errors in LINE's words, rate limits, JSON. Sub-packages: {@code
 * message} (what is sent), {@code action} and {@code flex} (what stands in messages), {@code send} (how it is sent),
 * {@code webhook} (what LINE tells), {@code validation} (how LINE reads a body).
 */
@NullMarked
package dev.todoku.protocol;

import org.jspecify.annotations.NullMarked;
