@NullMarked
package dev.todoku.emulator.journal;

import org.jspecify.annotations.NullMarked;
