/**
 * What integration tests stand on: one PostgreSQL per JVM, a fresh database per class, the whole server beside an emulator.
 */
@NullMarked
package dev.todoku.testing;

import org.jspecify.annotations.NullMarked;
