/** Faults on demand: what goes wrong before or after LINE accepted a request. */
@NullMarked
package dev.todoku.emulator.fault;

import org.jspecify.annotations.NullMarked;
