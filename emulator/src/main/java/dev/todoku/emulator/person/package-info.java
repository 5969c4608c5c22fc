/** Who people are: everything about one follows from a seed and a number, so that a million of them take no memory. */
@NullMarked
package dev.todoku.emulator.person;

import org.jspecify.annotations.NullMarked;
