@NullMarked
package dev.todoku.protocol.send;

import org.jspecify.annotations.NullMarked;
