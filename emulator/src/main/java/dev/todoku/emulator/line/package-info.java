/** The LINE paths: one handler class per area of LINE's reference. */
@NullMarked
package dev.todoku.emulator.line;

import org.jspecify.annotations.NullMarked;
