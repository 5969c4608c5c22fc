/**
 * The emulator's people, asked from outside.
 */
@NullMarked
package dev.todoku.emulator.life;

import org.jspecify.annotations.NullMarked;
