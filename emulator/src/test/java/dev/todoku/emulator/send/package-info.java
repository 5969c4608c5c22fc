@NullMarked
package dev.todoku.emulator.send;

import org.jspecify.annotations.NullMarked;
