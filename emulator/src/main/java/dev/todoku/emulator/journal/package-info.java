/** What was called and what friends did: one entry each, in order. */
@NullMarked
package dev.todoku.emulator.journal;

import org.jspecify.annotations.NullMarked;
