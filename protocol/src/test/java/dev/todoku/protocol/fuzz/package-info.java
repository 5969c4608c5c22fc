@NullMarked
package dev.todoku.protocol.fuzz;

import org.jspecify.annotations.NullMarked;
