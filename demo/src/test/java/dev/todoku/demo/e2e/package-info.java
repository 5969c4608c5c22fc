/** Whole installations, treated as life does: killed, cut off, at the wrong moment. */
@NullMarked
package dev.todoku.demo.e2e;

import org.jspecify.annotations.NullMarked;
