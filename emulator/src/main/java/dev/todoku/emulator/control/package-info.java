/** The control API below {@code /_emulator}: what LINE, its friends and its clock do on request. */
@NullMarked
package dev.todoku.emulator.control;

import org.jspecify.annotations.NullMarked;
