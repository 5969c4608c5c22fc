/**
 * The story of a shop's month, played over HTTP against both sides and checked to the message and the yen.
 */
@NullMarked
package dev.todoku.demo;

import org.jspecify.annotations.NullMarked;
