@NullMarked
package dev.todoku.inbound;

import org.jspecify.annotations.NullMarked;
