@NullMarked
package dev.todoku.transfer;

import org.jspecify.annotations.NullMarked;
