/**
 * What holds for the code as a whole: floors, cycles, sizes, banned calls.
 */
@NullMarked
package dev.todoku.architecture;

import org.jspecify.annotations.NullMarked;
