/** The emulated time: the clock, what is due by it, who follows it, and how it is moved on. */
@NullMarked
package dev.todoku.emulator.clock;

import org.jspecify.annotations.NullMarked;
