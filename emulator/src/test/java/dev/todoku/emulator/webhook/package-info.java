@NullMarked
package dev.todoku.emulator.webhook;

import org.jspecify.annotations.NullMarked;
