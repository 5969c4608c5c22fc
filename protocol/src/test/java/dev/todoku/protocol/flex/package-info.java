@NullMarked
package dev.todoku.protocol.flex;

import org.jspecify.annotations.NullMarked;
