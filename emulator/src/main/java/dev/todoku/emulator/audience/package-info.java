/** Making and changing audience groups. */
@NullMarked
package dev.todoku.emulator.audience;

import org.jspecify.annotations.NullMarked;
