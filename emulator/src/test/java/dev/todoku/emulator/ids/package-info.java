@NullMarked
package dev.todoku.emulator.ids;

import org.jspecify.annotations.NullMarked;
