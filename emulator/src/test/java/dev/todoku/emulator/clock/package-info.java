@NullMarked
package dev.todoku.emulator.clock;

import org.jspecify.annotations.NullMarked;
