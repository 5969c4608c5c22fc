/**
 * LINE in a box: answers the official SDKs as LINE does, with a ledger of its own.
 */
@NullMarked
package dev.todoku.emulator;

import org.jspecify.annotations.NullMarked;
