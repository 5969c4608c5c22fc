/**
 * Keeps all state on disk. The rule: what the emulator holds when it has started is its own; whatever comes into its
 * fields afterwards is state, and is kept unless the field is {@code transient}. So a class that holds state needs no
 * code to be kept.
 */
@NullMarked
package dev.todoku.emulator.store;

import org.jspecify.annotations.NullMarked;
