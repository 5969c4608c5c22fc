@NullMarked
package dev.todoku.audience.index;

import org.jspecify.annotations.NullMarked;
