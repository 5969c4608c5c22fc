@NullMarked
package dev.todoku.emulator.http;

import org.jspecify.annotations.NullMarked;
