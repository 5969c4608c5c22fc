/** Messages to a filtered part of the friends: who is meant, in LINE's own words. */
@NullMarked
package dev.todoku.protocol.narrowcast;

import org.jspecify.annotations.NullMarked;
