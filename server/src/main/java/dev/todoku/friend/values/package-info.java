/**
 * The forms of attribute values: how each is written in the one way it is kept, and how it is found in what people write.
 */
@NullMarked
package dev.todoku.friend.values;

import org.jspecify.annotations.NullMarked;
