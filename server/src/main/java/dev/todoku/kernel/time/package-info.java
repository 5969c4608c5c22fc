/**
 * The installation's one clock and its timers.
 */
@NullMarked
package dev.todoku.kernel.time;

import org.jspecify.annotations.NullMarked;
