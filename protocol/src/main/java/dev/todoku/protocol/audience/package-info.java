/** Audience groups: the bodies that make and change them, and LINE's own way of refusing these. */
@NullMarked
package dev.todoku.protocol.audience;

import org.jspecify.annotations.NullMarked;
