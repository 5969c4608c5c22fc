/**
 * The Messaging API as data, used by both sides: the product and the emulator.
 */
@NullMarked
package dev.todoku.protocol;

import org.jspecify.annotations.NullMarked;
