/**
 * One consistent file of everything, and back.
 */
@NullMarked
package dev.todoku.kernel.backup;

import org.jspecify.annotations.NullMarked;
