@NullMarked
package dev.todoku.protocol.audience;

import org.jspecify.annotations.NullMarked;
