@NullMarked
package dev.todoku.protocol.message;

import org.jspecify.annotations.NullMarked;
