@NullMarked
package dev.todoku.audience.saved;

import org.jspecify.annotations.NullMarked;
