@NullMarked
package dev.todoku.audience;

import org.jspecify.annotations.NullMarked;
