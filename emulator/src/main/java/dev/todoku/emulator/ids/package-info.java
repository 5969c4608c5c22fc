/** Identifiers as LINE shapes them, drawn from one seeded source. */
@NullMarked
package dev.todoku.emulator.ids;

import org.jspecify.annotations.NullMarked;
