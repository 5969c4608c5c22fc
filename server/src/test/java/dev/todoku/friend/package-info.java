@NullMarked
package dev.todoku.friend;

import org.jspecify.annotations.NullMarked;
