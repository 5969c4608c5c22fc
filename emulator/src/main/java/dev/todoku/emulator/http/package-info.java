/** One request in, one answer out: routing, limits and error form, with the web server behind one class. */
@NullMarked
package dev.todoku.emulator.http;

import org.jspecify.annotations.NullMarked;
