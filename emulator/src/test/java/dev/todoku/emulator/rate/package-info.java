@NullMarked
package dev.todoku.emulator.rate;

import org.jspecify.annotations.NullMarked;
