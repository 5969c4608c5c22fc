@NullMarked
package dev.todoku.protocol.narrowcast;

import org.jspecify.annotations.NullMarked;
