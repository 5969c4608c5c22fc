/** The emulator seen from outside, over real HTTP. */
@NullMarked
package dev.todoku.emulator;

import org.jspecify.annotations.NullMarked;
