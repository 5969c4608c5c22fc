@NullMarked
package dev.todoku.protocol;

import org.jspecify.annotations.NullMarked;
