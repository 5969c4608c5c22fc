/** What every operation of LINE's API answers, when all is well and when something is wrong. */
@NullMarked
package dev.todoku.emulator.conformance;

import org.jspecify.annotations.NullMarked;
