@NullMarked
package dev.todoku.protocol.validation;

import org.jspecify.annotations.NullMarked;
